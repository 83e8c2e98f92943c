package io.kubeospf.daemon.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.events.LineFormat;
import io.kubeospf.daemon.events.LogConfig;
import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.linux.SystemCallException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real messages on a real socket, in virtual time. */
class SystemdNotificationsTest {
    private static final InterfaceConfig ETH0 = InterfaceConfig.named("eth0");
    private static final InterfaceConfig ETH1 = InterfaceConfig.named("eth1");
    private static final Ipv4Address ADDRESS = Ipv4Address.parse("192.168.100.1");
    private static final Ipv4Prefix SERVICES = Ipv4Prefix.parse("10.96.0.0/12");

    /** In the abstract namespace of unix(7). */
    private final String name = "kube-ospf-test-" + UUID.randomUUID();

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final OperatorLog log = new OperatorLog(written, LineFormat.PLAIN, LogConfig.DEFAULT, () -> now);
    private NotifyReceiver systemd = NotifyReceiver.at("\0" + name);
    private SystemdNotifications service =
            notifications(Map.of("NOTIFY_SOCKET", "@" + name, "WATCHDOG_USEC", "20000000"));

    SystemdNotificationsTest() throws SystemCallException {}

    @AfterEach
    void stop() {
        systemd.close();
    }

    @Test
    void wrongValuesOfItsEnvironmentAreToldOnceAndCostTheNotificationsAlone() throws InterruptedException {
        for (String wrong : List.of("socket", "vsock:2:1234", "/" + "x".repeat(108), "@\uFFFD")) {
            SystemdNotifications silent = notifications(Map.of("NOTIFY_SOCKET", wrong, "WATCHDOG_USEC", "20000000"));
            silent.beat();
            silent.stopping();
            assertEquals(Duration.ofHours(1), silent.longestSleep());
        }
        SystemdNotifications unwatched = notifications(Map.of("NOTIFY_SOCKET", "@" + name, "WATCHDOG_USEC", "abc"));
        assertEquals(Duration.ofSeconds(1), unwatched.longestSleep());
        log.awaitWritten(Duration.ofSeconds(10));
        assertEquals(
                5, written.toString(StandardCharsets.UTF_8).lines().count(), written.toString(StandardCharsets.UTF_8));
    }

    @Test
    void isReadyOnceEveryInterfaceThatIsNotPassiveHasSentAPacket() throws SystemCallException {
        service.speakOn(List.of(ETH0, passive("eth2"), ETH1));
        service.beat();
        service.sent(hello("eth0"));
        service.beat();
        assertEquals(0, count("READY=1", systemd.received()));
        service.sent(hello("eth1"));
        service.beat();
        assertEquals(List.of("STATUS=neighbors full: 0 of 0, prefixes advertised: 0", "READY=1"), systemd.received());
        service.sent(hello("eth0"));
        service.beat();
        assertEquals(List.of(), systemd.received());
    }

    @Test
    void isReadyAfterFiveSecondsWithoutAnInterfaceAndSaysWhich() throws SystemCallException {
        service.speakOn(List.of(ETH0, ETH1));
        service.sent(hello("eth1"));
        pass(SystemdNotifications.READINESS_LIMIT.minusMillis(1));
        assertEquals(
                List.of(
                        "STATUS=neighbors full: 0 of 0, prefixes advertised: 0; waiting for interface eth0",
                        "WATCHDOG=1"),
                systemd.received());
        pass(Duration.ofMillis(1));
        assertEquals(List.of("READY=1"), systemd.received());
    }

    @Test
    void isReadyAfterFiveSecondsWithoutASpeaker() throws SystemCallException {
        service.waitFor("an IPv4 default route");
        pass(SystemdNotifications.READINESS_LIMIT);
        assertEquals(List.of("STATUS=waiting for an IPv4 default route", "READY=1", "WATCHDOG=1"), systemd.received());
        pass(Duration.ofMinutes(1));
        assertEquals(List.of("WATCHDOG=1"), systemd.received(), "it waits, and lives");
    }

    @Test
    void satisfiesTheWatchdogByBeatsAloneTwiceInItsTime() throws SystemCallException {
        assertEquals(Duration.ofSeconds(1), service.longestSleep());
        service.speakOn(List.of());
        service.beat();
        systemd.received();
        for (int second = 0; second < 60; second++) {
            pass(Duration.ofSeconds(1));
        }
        assertEquals(6, count("WATCHDOG=1", systemd.received()));
        now = now.plusSeconds(60);
        service.heard(new Event.PrefixAdvertised(SERVICES, 3));
        service.sent(hello("eth0"));
        service.stopping();
        assertEquals(0, count("WATCHDOG=1", systemd.received()));
    }

    @Test
    void sleepsNoLongerThanAShortWatchdogAllows() {
        Map<String, String> environment = Map.of("NOTIFY_SOCKET", "@" + name, "WATCHDOG_USEC", "500000");
        assertEquals(Duration.ofMillis(250), notifications(environment).longestSleep());
    }

    @Test
    void leavesTheWatchdogAloneWhenSystemdHasNone() throws SystemCallException {
        service = notifications(Map.of("NOTIFY_SOCKET", "@" + name));
        service.speakOn(List.of());
        pass(Duration.ofMinutes(1));
        assertEquals(0, count("WATCHDOG=1", systemd.received()));
    }

    @Test
    void showsNeighborsAndPrefixesAtMostOnceASecond() throws SystemCallException {
        service.speakOn(List.of());
        pass(Duration.ZERO);
        systemd.received();
        neighbor(1, NeighborState.DOWN, NeighborState.INIT);
        neighbor(1, NeighborState.LOADING, NeighborState.FULL);
        neighbor(2, NeighborState.DOWN, NeighborState.TWO_WAY);
        service.heard(new Event.PrefixAdvertised(SERVICES, 3));
        service.heard(new Event.PrefixAdvertised(SERVICES, 4));
        service.heard(new Event.PrefixAdvertised(Ipv4Prefix.parse("10.0.0.0/8"), 3));
        pass(Duration.ofMillis(999));
        assertEquals(List.of(), systemd.received());
        pass(Duration.ofMillis(1));
        assertEquals(List.of("STATUS=neighbors full: 1 of 2, prefixes advertised: 2"), systemd.received());

        neighbor(1, NeighborState.FULL, NeighborState.DOWN);
        service.heard(new Event.PrefixWithdrawn(SERVICES));
        service.heard(new Event.PrefixLeftToRouter(Ipv4Prefix.parse("10.0.0.0/8"), RouterId.parse("10.0.0.2")));
        pass(Duration.ofSeconds(1));
        assertEquals(List.of("STATUS=neighbors full: 0 of 1, prefixes advertised: 0"), systemd.received());
    }

    @Test
    void showsWhichInterfaceIsDown() throws SystemCallException {
        service.speakOn(List.of(ETH0, passive("eth2")));
        service.sent(hello("eth0"));
        pass(Duration.ZERO);
        systemd.received();
        service.heard(new Event.InterfaceDown("eth0", LinkDownReason.NO_CARRIER));
        service.heard(new Event.InterfaceDown("eth2", LinkDownReason.NO_CARRIER));
        pass(Duration.ofSeconds(1));
        assertEquals(
                List.of("STATUS=neighbors full: 0 of 0, prefixes advertised: 0; waiting for interface eth0"),
                systemd.received());
        service.speakOn(List.of(ETH1));
        service.sent(hello("eth1"));
        pass(Duration.ofSeconds(1));
        assertEquals(List.of("STATUS=neighbors full: 0 of 0, prefixes advertised: 0"), systemd.received());
    }

    @Test
    void isReadyAgainAfterAReload() throws SystemCallException {
        service.speakOn(List.of());
        pass(Duration.ZERO);
        systemd.received();
        long before = LibC.monotonicMicroseconds();
        service.reloading();
        String told = systemd.received().get(0);
        long after = LibC.monotonicMicroseconds();
        assertTrue(told.startsWith("RELOADING=1\nMONOTONIC_USEC="), told);
        long time = Long.parseLong(told.substring(told.lastIndexOf('=') + 1));
        assertTrue(before <= time && time <= after, before + " " + time + " " + after);
        pass(Duration.ZERO);
        assertEquals(List.of(), systemd.received(), "not before it is done");
        service.reloaded();
        pass(Duration.ZERO);
        assertEquals(List.of("READY=1"), systemd.received());
    }

    @Test
    void saysThatItStopsAndNoOtherStatusAfterwards() throws SystemCallException {
        service.speakOn(List.of());
        pass(Duration.ZERO);
        systemd.received();
        service.stopping();
        neighbor(1, NeighborState.DOWN, NeighborState.INIT);
        pass(Duration.ofSeconds(1));
        assertEquals(List.of("STOPPING=1\nSTATUS=withdrawing what was advertised"), systemd.received());
    }

    @Test
    void triesAgainAndSaysSoOnceWhenSystemdDoesNotListen() throws SystemCallException, InterruptedException {
        systemd.close();
        service.speakOn(List.of());
        pass(Duration.ZERO);
        pass(Duration.ofSeconds(1));
        String text = logged();
        assertEquals(1, text.lines().count(), text);
        assertTrue(text.contains("cannot tell systemd at @" + name + " STATUS="), text);

        systemd = NotifyReceiver.at("\0" + name);
        pass(Duration.ofSeconds(1));
        assertEquals(
                List.of("STATUS=neighbors full: 0 of 0, prefixes advertised: 0", "READY=1", "WATCHDOG=1"),
                systemd.received());
    }

    @Test
    void tellsNobodyWhereNobodyAsked() throws SystemCallException, InterruptedException {
        for (Map<String, String> environment : List.of(
                Map.of("WATCHDOG_USEC", "20000000"), Map.of("NOTIFY_SOCKET", "", "WATCHDOG_USEC", "20000000"))) {
            service = notifications(environment);
            assertEquals(Duration.ofHours(1), service.longestSleep());
            service.speakOn(List.of());
            pass(Duration.ofMinutes(1));
            service.stopping();
        }
        assertEquals("", logged());
        assertEquals(List.of(), systemd.received());
    }

    private SystemdNotifications notifications(Map<String, String> environment) {
        return new SystemdNotifications(environment, () -> now, log);
    }

    private String logged() throws InterruptedException {
        log.awaitWritten(Duration.ofSeconds(10));
        return written.toString(StandardCharsets.UTF_8);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        service.beat();
    }

    private void neighbor(int number, NeighborState from, NeighborState to) {
        service.heard(new Event.NeighborStateChanged(
                "eth0", new RouterId(number), ADDRESS, from, to, NeighborEvent.HELLO_RECEIVED));
    }

    private static Output.SendPacket hello(String interfaceName) {
        return new Output.SendPacket(
                interfaceName, ADDRESS, Ipv4Address.ALL_SPF_ROUTERS, 1, Optional.empty(), Octets.of(new byte[44]));
    }

    private static InterfaceConfig passive(String name) {
        return new InterfaceConfig(
                name,
                ETH0.type(),
                ETH0.cost(),
                ETH0.priority(),
                ETH0.helloInterval(),
                ETH0.deadInterval(),
                ETH0.retransmitInterval(),
                ETH0.transmitDelay(),
                ETH0.mtuIgnore(),
                true);
    }

    private static long count(String message, List<String> messages) {
        return messages.stream().filter(message::equals).count();
    }

    /** The clock by which systemd orders reloads. */
    private static final class LibC {
        private static final int CLOCK_MONOTONIC = 1;

        static {
            Native.register(LibC.class, "c");
        }

        private LibC() {}

        static native int clock_gettime(int clock, long[] timespec) throws LastErrorException;

        static long monotonicMicroseconds() {
            long[] timespec = new long[2];
            clock_gettime(CLOCK_MONOTONIC, timespec);
            return timespec[0] * 1_000_000 + timespec[1] / 1000;
        }
    }
}
