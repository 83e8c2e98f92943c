package io.kubeospf.daemon.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Output.SendPacket;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.packet.PacketType;
import io.kubeospf.core.speaker.Input.PacketArrived;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.events.LineFormat;
import io.kubeospf.daemon.events.LogConfig;
import io.kubeospf.daemon.events.LogLevel;
import io.kubeospf.daemon.events.OperatorLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PacketTraceTest {
    private static final Ipv4Address US = Ipv4Address.parse("10.0.0.1");
    private static final Ipv4Address THEM = Ipv4Address.parse("10.0.0.2");
    private static final RouterId ROUTER = RouterId.parse("2.2.2.2");
    private static final Octets REQUEST =
            octets(new LinkStateRequest(List.of(new LsaKey(LsType.ROUTER, LinkStateId.parse("1.1.1.1"), ROUTER))));
    private static final Octets ACKNOWLEDGMENT = octets(new LinkStateAcknowledgment(List.of()));
    private static final String REQUEST_WORDS =
            ": ls-request, router 2.2.2.2, area 0.0.0.0, 36 octets, 1 LSA: router-LSA 1.1.1.1 of 2.2.2.2";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final OperatorLog log =
            new OperatorLog(written, LineFormat.JOURNAL, LogConfig.DEFAULT, () -> Instant.EPOCH);
    private final PacketTrace trace = new PacketTrace(log);

    @Test
    void showsPacketsOfTheTypesThatWereAskedForInBothDirectionsWhateverTheLevel() throws InterruptedException {
        log.configure(tracing(LogLevel.ERROR, PacketType.LINK_STATE_REQUEST));
        trace.sent(new SendPacket("eth0", US, THEM, 1, Optional.empty(), REQUEST));
        trace.sent(new SendPacket("eth0", US, THEM, 1, Optional.empty(), ACKNOWLEDGMENT));
        trace.received(new PacketArrived("eth1", THEM, US, REQUEST));
        trace.received(new PacketArrived("eth1", THEM, US, ACKNOWLEDGMENT));
        assertLines(
                "<7>sent on eth0, 10.0.0.1 > 10.0.0.2" + REQUEST_WORDS,
                "<7>received on eth1, 10.0.0.2 > 10.0.0.1" + REQUEST_WORDS);
    }

    @Test
    void showsNothingUnlessItIsAskedForAndNothingAnyMoreAfterwards() throws InterruptedException {
        PacketArrived packet = new PacketArrived("eth0", THEM, US, REQUEST);
        trace.received(packet);
        log.configure(tracing(LogLevel.DEBUG, PacketType.LINK_STATE_REQUEST));
        trace.received(packet);
        log.configure(tracing(LogLevel.DEBUG));
        trace.received(packet);
        assertLines("<7>received on eth0, 10.0.0.2 > 10.0.0.1" + REQUEST_WORDS);
    }

    @Test
    void showsWhatCannotBeReadWhateverTypeIsAskedFor() throws InterruptedException {
        PacketArrived shorter = new PacketArrived("eth0", THEM, US, Octets.of((byte) 2, (byte) 1, (byte) 0));
        trace.received(shorter);
        log.configure(tracing(LogLevel.INFO, PacketType.HELLO));
        trace.received(shorter);
        assertLines("<7>received on eth0, 10.0.0.2 > 10.0.0.1: unreadable: the packet ends before a field that it must"
                + " have (octet 3)");
    }

    private void assertLines(String... expected) throws InterruptedException {
        log.awaitWritten(Duration.ofSeconds(10));
        assertEquals(
                List.of(expected),
                written.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static LogConfig tracing(LogLevel level, PacketType... types) {
        return new LogConfig(level, Map.of(), Set.of(types));
    }

    private static Octets octets(OspfPacket packet) {
        return PacketCodec.encode(packet, ROUTER, AreaId.BACKBONE);
    }
}
