package io.kubeospf.daemon.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.daemon.claim.OspfSockets.RawSocket;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** With tables of a kernel on which ospfd 8.4 (user 104) runs on eth0, bird 2.0.12 on eth1, and ping on neither. */
class OspfSocketsTest {
    private static final int ETH0 = 3;
    private static final int ETH1 = 5;
    private static final int LOOPBACK = 1;
    private static final String GROUP = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "050000E0" : "E0000005";
    private static final List<String> RAW = List.of(
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops",
            "   1: 00000000:0001 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 17000 2 0000000000000000 0",
            " 182: 00000000:0059 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 18089 2 0000000000000000 0",
            " 182: 00000000:0059 00000000:0000 07 00000000:00000000 00:00000000 00000000   104        0 73248 2 0000000000000000 0");
    private static final List<String> IGMP = List.of(
            "Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter",
            "1\tlo        :     1      V3",
            "\t\t\t\t010000E0     1 0:00000000\t\t0",
            "3\teth0      :     2      V3",
            "\t\t\t\t" + GROUP + "     1 0:00000000\t\t0",
            "\t\t\t\t010000E0     1 0:00000000\t\t0",
            "5\teth1      :     2      V3",
            "\t\t\t\t" + GROUP + "     2 0:00000000\t\t0");

    @Test
    void aSpeakerHasARawSocketOfProtocol89AndIsAMemberOfTheGroupOnItsInterface() {
        OspfSockets sockets = OspfSockets.of(RAW, IGMP, Set.of());
        assertEquals(List.of(new RawSocket(0, 18089), new RawSocket(104, 73248)), sockets.others());
        assertTrue(sockets.speakOn(ETH0, 0));
        assertTrue(sockets.speakOn(ETH1, 0));
        assertFalse(sockets.speakOn(LOOPBACK, 0));
    }

    @Test
    void ourOwnMembershipIsNoOtherSpeaker() {
        OspfSockets sockets = OspfSockets.of(RAW, IGMP, Set.of(18089L));
        assertFalse(sockets.speakOn(ETH0, 1));
        assertTrue(sockets.speakOn(ETH1, 1));
    }

    @Test
    void aMemberOfTheGroupWithoutARawSocketIsNoSpeaker() {
        assertFalse(OspfSockets.of(RAW, IGMP, Set.of(18089L, 73248L)).speakOn(ETH1, 0));
    }
}
