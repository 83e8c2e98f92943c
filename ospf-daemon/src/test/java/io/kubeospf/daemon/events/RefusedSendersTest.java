package io.kubeospf.daemon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.wire.Malformation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefusedSendersTest {
    private static final Ipv4Address ADDRESS = Ipv4Address.parse("10.0.0.2");
    private static final String HELLO_INTERVAL =
            "its HelloInterval differs (theirs 30 s, ours 10 s); configure the same hello-interval on both routers";

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final RefusedSenders senders = new RefusedSenders(() -> now);

    @Test
    void tellsTheReasonWithBothValuesAndTheRemedy() {
        senders.hear(helloInterval(ADDRESS));
        now = now.plusSeconds(10);
        senders.hear(helloInterval(ADDRESS));
        RefusedSender expected = new RefusedSender("eth0", ADDRESS, HELLO_INTERVAL, now, 2);
        assertEquals(List.of(expected), senders.recent());
        assertEquals(Optional.of(expected), senders.recent("eth0", ADDRESS));
        assertEquals(Optional.empty(), senders.recent("eth1", ADDRESS));
    }

    @Test
    void tellsTheLastReason() {
        senders.hear(helloInterval(ADDRESS));
        senders.hear(new Event.PacketMalformed("eth0", ADDRESS, Malformation.PACKET_CHECKSUM, 12));
        assertReason("the packet has a wrong packet checksum (octet 12); look at what sends it");
        senders.hear(new Event.NeighborMtuSmaller("eth0", ADDRESS, 1400, 1500));
        assertReason("its MTU is smaller than ours (theirs 1400, ours 1500); if the adjacency does not become full,"
                + " give both interfaces the same MTU");
        senders.hear(new Event.LsaMalformed("eth0", ADDRESS, Malformation.LSA_CHECKSUM, 44));
        assertReason("the packet holds an LSA with a wrong checksum (octet 44); look at what sends it");
    }

    @Test
    void whoIsExcludedByAReloadIsToldBeforeItsNextPacket() {
        senders.hear(new Event.NeighborExcluded("eth0", RouterId.parse("1.1.1.1"), ADDRESS, "10.0.0.0/8"));
        assertReason("its source is not among the neighbors that are allowed here (theirs " + ADDRESS
                + ", ours 10.0.0.0/8); add it to neighbors: { allow: [...] } if it should be one");
    }

    @Test
    void whatOnlyFollowsFromACauseDoesNotTakeItsPlace() {
        senders.hear(helloInterval(ADDRESS));
        senders.hear(refused(ADDRESS, RefusalReason.UNKNOWN_NEIGHBOR));
        assertReason(HELLO_INTERVAL);
        assertEquals(2, senders.recent().get(0).count());
        now = now.plus(RefusedSenders.MEMORY).plusSeconds(1);
        senders.hear(refused(ADDRESS, RefusalReason.UNKNOWN_NEIGHBOR));
        assertReason("its sender is not a neighbor: no Hello from it was accepted; look why its Hellos do not arrive or"
                + " are refused");
    }

    @ParameterizedTest
    @EnumSource(
            value = RefusalReason.class,
            names = {"INTERFACE_DOWN", "NOT_DESIGNATED_ROUTER", "DESTINATION"})
    void whatWasNotForUsSaysNothingOfItsSender(RefusalReason reason) {
        senders.hear(refused(ADDRESS, reason));
        assertEquals(List.of(), senders.recent());
    }

    @Test
    void forgetsAfterTwoMinutes() {
        senders.hear(helloInterval(ADDRESS));
        now = now.plusSeconds(120);
        assertEquals(1, senders.recent().size());
        now = now.plusSeconds(1);
        assertEquals(List.of(), senders.recent());
        assertEquals(Optional.empty(), senders.recent("eth0", ADDRESS));
        senders.hear(helloInterval(ADDRESS));
        assertEquals(1, senders.recent().get(0).count());
    }

    @ParameterizedTest
    @CsvSource({
        "INIT, TWO_WAY, true",
        "INIT, EX_START, true",
        "LOADING, FULL, true",
        "DOWN, INIT, false",
        "EX_START, EXCHANGE, false",
        "EXCHANGE, EX_START, false",
        "FULL, DOWN, false"
    })
    void forgetsWhatNoLongerHindersANeighbor(NeighborState from, NeighborState to, boolean forgotten) {
        senders.hear(new Event.NeighborMtuSmaller("eth0", ADDRESS, 1400, 1500));
        senders.hear(new Event.NeighborStateChanged(
                "eth0", RouterId.parse("2.2.2.2"), ADDRESS, from, to, NeighborEvent.ADJ_OK));
        assertEquals(forgotten, senders.recent().isEmpty());
    }

    @Test
    void whoSendsFromManyAddressesPushesOutTheOneHeardLongestAgo() {
        Ipv4Address otherLan = Ipv4Address.parse("10.1.0.2");
        senders.hear(new Event.PacketMalformed("eth1", otherLan, Malformation.TRUNCATED, 0));
        Ipv4Address forged = Ipv4Address.parse("10.0.0.3");
        senders.hear(helloInterval(forged));
        for (int host = 0; host < RefusedSenders.LIMIT; host++) {
            senders.hear(helloInterval(ADDRESS));
            senders.hear(helloInterval(new Ipv4Address(ADDRESS.value() + 2 + host)));
        }
        assertEquals(RefusedSenders.LIMIT + 1, senders.recent().size());
        assertTrue(senders.recent("eth0", ADDRESS).isPresent());
        assertFalse(senders.recent("eth0", forged).isPresent());
        assertTrue(senders.recent("eth1", otherLan).isPresent());
    }

    private void assertReason(String expected) {
        assertEquals(
                List.of(expected),
                senders.recent().stream().map(RefusedSender::reason).toList());
    }

    private static Event helloInterval(Ipv4Address source) {
        return new Event.PacketRefused("eth0", source, RefusalReason.HELLO_INTERVAL_MISMATCH, "30 s", "10 s");
    }

    private static Event refused(Ipv4Address source, RefusalReason reason) {
        return new Event.PacketRefused("eth0", source, reason, "", "");
    }
}
