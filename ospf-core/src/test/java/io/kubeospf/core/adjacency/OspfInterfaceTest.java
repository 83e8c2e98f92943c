package io.kubeospf.core.adjacency;

import static io.kubeospf.core.adjacency.TestRouter.broadcast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceConfigs;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationAlgorithm;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OspfInterfaceTest {
    private final TestRouter router = new TestRouter(broadcast("eth0", 0));

    @ParameterizedTest
    @EnumSource(InterfaceState.class)
    void isUpUnlessItIsDownOrLoopedBack(InterfaceState state) {
        OspfInterface eth0 = router.role("eth0", state, "0.0.0.0", "0.0.0.0");

        assertEquals(state != InterfaceState.DOWN && state != InterfaceState.LOOPBACK, eth0.isUp());
    }

    @Test
    void hasNoAddressWhileItsLinkIsDown() {
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> router.area.require("eth0").address());

        assertEquals("interface eth0 is down", refusal.getMessage());
    }

    @Test
    void isFoundByItsNameOnly() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> router.area.require("eth1"));

        assertEquals("OSPF does not run on eth1", refusal.getMessage());
        assertEquals(Optional.empty(), router.area.find("eth1"));
    }

    @Test
    void knowsWhichNeighborIsDesignatedAndWhetherOneIsFull() {
        OspfInterface eth0 = router.role("eth0", InterfaceState.DR_OTHER, "192.168.100.2", "192.168.100.1");
        router.neighbor("eth0", "192.168.100.1", NeighborState.LOADING);
        assertEquals(Optional.empty(), eth0.designatedNeighbor());
        assertFalse(eth0.hasFullNeighbor());

        Neighbor designated = router.neighbor("eth0", "192.168.100.2", NeighborState.FULL);
        assertEquals(Optional.of(designated), eth0.designatedNeighbor());
        assertTrue(eth0.hasFullNeighbor());
    }

    @Test
    void leavesRoomForTheDigestThatFollowsAPacket() {
        InterfaceConfig plain = broadcast("eth0", 0);
        Authentication authentication = Authentication.of(AuthenticationAlgorithm.HMAC_SHA_512, 1, "secret");

        assertEquals(64, roomOf(plain) - roomOf(InterfaceConfigs.with(plain, "authentication", authentication)));
    }

    private static int roomOf(InterfaceConfig config) {
        OspfInterface eth0 = new TestRouter(config).area.require("eth0");
        eth0.link(new LinkStatus.Up(Ipv4Address.parse("192.168.100.1"), NetworkMask.ofPrefixLength(24), 1500));
        return eth0.bodyRoom();
    }
}
