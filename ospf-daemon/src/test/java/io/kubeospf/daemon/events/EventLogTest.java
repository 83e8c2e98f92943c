package io.kubeospf.daemon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.daemon.transport.TransportEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventLogTest {
    private static final Ipv4Address ADDRESS = AnyEvent.ADDRESS;
    private static final RouterId ROUTER_ID = AnyEvent.ROUTER_ID;
    private static final LsaHeader HEADER = AnyEvent.HEADER;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final OperatorLog operatorLog = new OperatorLog(written, LineFormat.PLAIN, LogConfig.DEFAULT, () -> now);
    private final EventLog log = new EventLog(operatorLog, () -> now, () -> now);

    @ParameterizedTest
    @MethodSource("io.kubeospf.daemon.events.AnyEvent#ofProtocol")
    void hasASentenceForEveryEvent(Event event) {
        assertFalse(EventSentences.describe(event).text().isBlank());
    }

    @ParameterizedTest
    @MethodSource("io.kubeospf.daemon.events.AnyEvent#ofTransport")
    void hasASentenceForEveryTransportEvent(TransportEvent event) {
        assertFalse(TransportSentences.describe(event).text().isBlank());
    }

    @Test
    void tellsWhoTheNeighborIsAndWhatChangedAndWhy() throws InterruptedException {
        log.write(new Event.NeighborStateChanged(
                "eth0", ROUTER_ID, ADDRESS, NeighborState.LOADING, NeighborState.FULL, NeighborEvent.LOADING_DONE));
        assertLines("2026-11-22T12:00:00.000Z info neighbor 10.0.0.1 (192.168.100.1) on eth0: loading -> full"
                + " (LoadingDone)");
    }

    @Test
    void warnsWhenAFullNeighborIsLost() throws InterruptedException {
        log.write(new Event.NeighborStateChanged(
                "eth0", ROUTER_ID, ADDRESS, NeighborState.FULL, NeighborState.DOWN, NeighborEvent.INACTIVITY_TIMER));
        assertLines("2026-11-22T12:00:00.000Z warn neighbor 10.0.0.1 (192.168.100.1) on eth0: full -> down"
                + " (InactivityTimer)");
    }

    @Test
    void holdsBackWhatANeighborCanRepeatAndCountsIt() throws InterruptedException {
        for (int second = 0; second < 60; second++) {
            log.write(mismatch("eth0"));
            now = now.plusSeconds(1);
        }
        log.write(mismatch("eth1"));
        log.write(mismatch("eth0"));
        String sentence = " refused: its HelloInterval differs (theirs 30, ours 10); configure the same hello-interval"
                + " on both routers";
        assertLines(
                "2026-11-22T12:00:00.000Z warn packet from 192.168.100.1 on eth0" + sentence,
                "2026-11-22T12:01:00.000Z warn packet from 192.168.100.1 on eth1" + sentence,
                "2026-11-22T12:01:00.000Z warn packet from 192.168.100.1 on eth0" + sentence
                        + " (and 59 more like it before)");
    }

    @Test
    void leavesOutWhatIsBelowTheLevel() throws InterruptedException {
        log.write(new Event.LsaInstalled(HEADER));
        assertLines();
    }

    @Test
    void eachEventBelongsToThePackageThatItComesFrom() throws InterruptedException {
        operatorLog.configure(new LogConfig(LogLevel.ERROR, Map.of(LogPackage.FLOODING, LogLevel.DEBUG), Set.of()));
        log.write(mismatch("eth0"));
        log.write(new Event.LsaInstalled(HEADER));
        log.write(new Event.LsaOriginated(HEADER));
        log.write(new TransportEvent.InterfaceAwaited("eth0"));
        assertLines("2026-11-22T12:00:00.000Z debug installed AS-external-LSA 10.96.0.0 of 10.0.0.1, sequence number"
                + " 0x80000001");
    }

    @Test
    void remembersEventsForProgramsAndPeopleWhateverTheLevel() {
        operatorLog.configure(new LogConfig(LogLevel.ERROR, Map.of(), Set.of()));
        log.write(new Event.NeighborStateChanged(
                "eth0", ROUTER_ID, ADDRESS, NeighborState.LOADING, NeighborState.FULL, NeighborEvent.LOADING_DONE));
        log.write(new TransportEvent.InterfaceAwaited("eth1"));
        assertEquals(
                List.of(
                        new RecordedEvent(
                                now,
                                "neighbor-state-changed",
                                Optional.of("eth0"),
                                Optional.of(ROUTER_ID),
                                LogLevel.INFO,
                                "neighbor 10.0.0.1 (192.168.100.1) on eth0: loading -> full (LoadingDone)"),
                        new RecordedEvent(
                                now,
                                "interface-awaited",
                                Optional.of("eth1"),
                                Optional.empty(),
                                LogLevel.WARN,
                                "waiting for interface eth1: the machine has no interface of this name")),
                log.history().events());
    }

    @Test
    void remembersWhatANeighborRepeatsOnceWithItsCount() {
        for (int second = 0; second <= 60; second++) {
            log.write(mismatch("eth0"));
            now = now.plusSeconds(1);
        }
        assertEquals(
                List.of(false, true),
                log.history().events().stream()
                        .map(event -> event.text().endsWith("(and 59 more like it before)"))
                        .toList());
    }

    @Test
    void doesNotRememberEachLsa() {
        log.write(new Event.LsaInstalled(HEADER));
        log.write(new Event.LsaOriginated(HEADER));
        log.write(new Event.LsaFlushed(HEADER.key()));
        log.write(new Event.LsaRemoved(HEADER.key()));
        assertEquals(List.of(), log.history().events());
    }

    private static Event mismatch(String interfaceName) {
        return new Event.PacketRefused(interfaceName, ADDRESS, RefusalReason.HELLO_INTERVAL_MISMATCH, "30", "10");
    }

    private void assertLines(String... lines) throws InterruptedException {
        operatorLog.awaitWritten(Duration.ofSeconds(10));
        assertEquals(
                Arrays.asList(lines),
                written.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
