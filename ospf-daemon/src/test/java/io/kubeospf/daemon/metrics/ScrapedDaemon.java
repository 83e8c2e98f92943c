package io.kubeospf.daemon.metrics;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.control.SpokenDaemon;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A daemon without threads, and what Prometheus would read of it. */
final class ScrapedDaemon {
    static final Ipv4Address PEER = Ipv4Address.parse("192.168.100.1");

    final SpokenDaemon daemon;
    private final ProtocolCollector collector;

    ScrapedDaemon(InterfaceConfig... interfaces) {
        daemon = new SpokenDaemon(interfaces);
        collector = new ProtocolCollector(daemon, daemon.observations);
    }

    /** Beside a router that is Full by now. */
    ScrapedDaemon besideRouter() {
        daemon.withRouter(PEER.toString(), 1, 1500, 10);
        return after(Duration.ofSeconds(60));
    }

    ScrapedDaemon after(Duration duration) {
        daemon.after(duration);
        return this;
    }

    /** A router that may not exist says Hello. */
    void hello(RouterId router, Ipv4Address source) {
        Hello hello = new Hello(
                NetworkMask.ofPrefixLength(24),
                10,
                Options.EXTERNAL_ROUTING,
                1,
                40,
                Ipv4Address.UNSPECIFIED,
                Ipv4Address.UNSPECIFIED,
                List.of());
        packet(source, PacketCodec.encode(hello, router, AreaId.BACKBONE));
    }

    /** A router that does not exist has become Full, as far as the events tell. */
    void full(RouterId router) {
        changed(router, NeighborState.DOWN, NeighborState.INIT);
        changed(router, NeighborState.INIT, NeighborState.FULL);
    }

    private void changed(RouterId router, NeighborState from, NeighborState to) {
        Ipv4Address address = new Ipv4Address(0xc0a86400 | router.value());
        daemon.observations.heard(
                new Event.NeighborStateChanged("eth0", router, address, from, to, NeighborEvent.HELLO_RECEIVED));
    }

    void packet(Ipv4Address source, Octets payload) {
        Input.PacketArrived packet = new Input.PacketArrived("eth0", source, Ipv4Address.ALL_SPF_ROUTERS, payload);
        daemon.observations.received(packet);
        daemon.lan.give(SpokenDaemon.ADDRESS, packet);
    }

    String text() {
        return new String(ExpositionFormat.TEXT.write(collector.collect()), StandardCharsets.UTF_8);
    }

    /** The value of one series, written as in the text. */
    Optional<String> value(String series) {
        return text().lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> line.substring(series.length() + 1))
                .findFirst();
    }

    /** The series whose names begin so. */
    List<String> series(String prefix) {
        return text().lines().filter(line -> line.startsWith(prefix)).toList();
    }
}
