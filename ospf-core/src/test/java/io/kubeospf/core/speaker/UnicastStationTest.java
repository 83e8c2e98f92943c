package io.kubeospf.core.speaker;

import static io.kubeospf.core.speaker.AuthenticatedLan.key;
import static io.kubeospf.core.speaker.AuthenticatedLan.keys;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfigs;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.LinkLayerAddress;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.packet.PacketSeal;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where on the network unicast to a neighbor goes, while somebody sends frames in its name from another station. */
class UnicastStationTest {
    private static final Ipv4Address ROUTER = Ipv4Address.parse(AuthenticatedLan.ROUTER);
    private static final LinkLayerAddress STATION = VirtualLan.stationOf(ROUTER);
    private static final LinkLayerAddress ELSEWHERE = new LinkLayerAddress(0x02_00_00_00_00_66L);
    private static final Authentication KEY = keys(key(1, "sesame"));

    private final AuthenticatedLan routers = new AuthenticatedLan();
    private final VirtualLan lan = routers.lan;

    @Test
    void everyUnicastFromTheFirstOnGoesWhereTheNeighborIs() {
        routers.start(Authentication.NONE, Authentication.NONE);

        assertTrue(routers.isFull());
        assertEquals(Set.of(Optional.of(STATION)), unicastStations(Instant.EPOCH));
        assertTrue(sent(Instant.EPOCH)
                .filter(packet -> packet.destination().isMulticast())
                .allMatch(packet -> packet.station().isEmpty()));
    }

    @Test
    void aFrameWithAWrongDigestDivertsNothing() {
        routers.start(KEY, KEY);

        arrive(1, PacketSeal.withDigest(hello(10), key(1, "simsim"), 1_000_000));
        assertRetransmissionGoesTo(STATION);
    }

    @Test
    void anAuthenticPacketThatSomebodyRepeatsDivertsNothing() {
        routers.start(KEY, KEY);

        Octets last = routers.sent("router").get(routers.sent("router").size() - 1);
        arrive(1, last);
        assertEquals(List.of(), routers.refusals("master"), "it is taken, for its number is no lower");
        assertRetransmissionGoesTo(STATION);
    }

    @Test
    void aFrameFromBeyondTheNetworkDivertsNothing() {
        lan.add("router", secured(AuthenticatedLan.ROUTER, 1));
        lan.linkUp("router", AuthenticatedLan.ROUTER, 1500);
        lan.add("master", secured(AuthenticatedLan.MASTER, 0));
        lan.linkUp("master", AuthenticatedLan.MASTER, 1500);
        lan.run(Duration.ofSeconds(65));

        arrive(254, hello(10));
        assertRetransmissionGoesTo(STATION);
    }

    @Test
    void aHelloThatIsRefusedDivertsNothing() {
        routers.start(Authentication.NONE, Authentication.NONE);

        arrive(1, hello(11));
        assertRetransmissionGoesTo(STATION);
    }

    @Test
    void aNeighborThatHasMovedIsFollowedWithItsNextPacket() {
        routers.start(KEY, KEY);

        arrive(1, PacketSeal.withDigest(hello(10), key(1, "sesame"), 1_000_000));
        assertRetransmissionGoesTo(ELSEWHERE);
    }

    /** Hands the master a frame in the router's name. */
    private void arrive(int timeToLive, Octets packet) {
        lan.give(
                "master",
                new Input.PacketArrived(
                        "eth0", ROUTER, Ipv4Address.ALL_SPF_ROUTERS, timeToLive, Optional.of(ELSEWHERE), packet));
    }

    private static Octets hello(int interval) {
        RouterId master = RouterId.parse(AuthenticatedLan.MASTER);
        Hello hello = new Hello(
                NetworkMask.ofPrefixLength(24),
                interval,
                Options.EXTERNAL_ROUTING,
                1,
                40,
                ROUTER,
                Ipv4Address.UNSPECIFIED,
                List.of(master));
        return PacketCodec.encode(hello, new RouterId(ROUTER.value()), AreaId.BACKBONE);
    }

    /** What the router does not acknowledge comes again by unicast. */
    private void assertRetransmissionGoesTo(LinkLayerAddress station) {
        Instant start = lan.now();
        lan.loss = delivery -> true;
        lan.command("master", new Command.Advertise(ExternalRoute.of(Ipv4Prefix.parse("10.96.0.0/12"))));
        lan.run(Duration.ofSeconds(12));
        assertEquals(Set.of(Optional.of(station)), unicastStations(start));
    }

    private Set<Optional<LinkLayerAddress>> unicastStations(Instant since) {
        return sent(since)
                .filter(packet -> !packet.destination().isMulticast())
                .map(Output.SendPacket::station)
                .collect(Collectors.toSet());
    }

    private Stream<Output.SendPacket> sent(Instant since) {
        return lan.log("master").stream()
                .filter(logged -> !logged.at().isBefore(since))
                .map(VirtualLan.Logged::output)
                .filter(Output.SendPacket.class::isInstance)
                .map(Output.SendPacket.class::cast);
    }

    private static RouterConfig secured(String routerId, int priority) {
        RouterConfig plain = Routers.config(routerId, priority);
        return new RouterConfig(
                plain.routerId(),
                plain.areaId(),
                List.of(InterfaceConfigs.with(plain.interfaces().get(0), "ttlSecurity", true)),
                plain.externalRoutes());
    }
}
