package io.kubeospf.daemon.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.daemon.address.AddressChoice;
import io.kubeospf.daemon.address.AddressReason;
import io.kubeospf.daemon.link.InterfaceAddress;
import io.kubeospf.daemon.link.Link;
import io.kubeospf.daemon.link.MacAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkVerdictTest {
    private static final int TUNNEL_WITHOUT_HEADER = 65534;
    private static final InterfaceConfig ACTIVE = InterfaceConfig.named("eth0");
    private static final InterfaceConfig PASSIVE = config(InterfaceConfig.DEFAULT_TYPE, true);
    private static final InterfaceConfig POINT_TO_POINT = config(InterfaceType.POINT_TO_POINT, false);

    @Test
    void usesARunningEthernetWithAnAddress() {
        Link link = link(Link.ETHERNET, true, 1500);
        assertEquals(
                new LinkVerdict.Usable(
                        link, new LinkStatus.Up(Frames.OUR_ADDRESS, NetworkMask.ofPrefixLength(24), 1500)),
                verdict(ACTIVE, Optional.of(link)));
    }

    @Test
    void waitsForTheInterfaceItsCarrierAndItsAddress() {
        assertEquals(new LinkVerdict.NotYet(LinkDownReason.NO_SUCH_INTERFACE), verdict(ACTIVE, Optional.empty()));
        assertEquals(
                new LinkVerdict.NotYet(LinkDownReason.NO_CARRIER),
                verdict(ACTIVE, Optional.of(link(Link.ETHERNET, false, 1500))));
        Optional<Link> running = Optional.of(link(Link.ETHERNET, true, 1500));
        assertEquals(
                new LinkVerdict.NotYet(LinkDownReason.NO_ADDRESS, "it has none"),
                LinkVerdict.of(
                        ACTIVE, running, link -> new AddressChoice.NoneYet(LinkDownReason.NO_ADDRESS, "it has none")));
    }

    @Test
    void aLoopbackCanOnlyBePassive() {
        Link loopback = link(Link.LOOPBACK, true, 65536);
        assertInstanceOf(LinkVerdict.Unsupported.class, verdict(ACTIVE, Optional.of(loopback)));
        assertInstanceOf(LinkVerdict.Unsupported.class, verdict(POINT_TO_POINT, Optional.of(loopback)));
        LinkVerdict.Usable passive =
                assertInstanceOf(LinkVerdict.Usable.class, verdict(PASSIVE, Optional.of(loopback)));
        assertEquals(65535, passive.status().mtu());
    }

    @Test
    void aLinkWithoutMacAddressesIsUsedAsPointToPointAndRefusedAsBroadcastWithTheRemedy() {
        Link tunnel = link(TUNNEL_WITHOUT_HEADER, true, 1420);
        assertInstanceOf(LinkVerdict.Usable.class, verdict(POINT_TO_POINT, Optional.of(tunnel)));
        assertInstanceOf(LinkVerdict.Usable.class, verdict(PASSIVE, Optional.of(tunnel)));
        assertEquals(
                new LinkVerdict.Unsupported(
                        "its interface-type is broadcast, but it has no MAC addresses (ARP hardware type"
                                + " 65534, as tunnels have); set interface-type: point-to-point, or passive: true to announce its"
                                + " network without neighbors"),
                verdict(ACTIVE, Optional.of(tunnel)));
    }

    @Test
    void refusesAnMtuThatIpv4DoesNotAllow() {
        assertInstanceOf(LinkVerdict.Unsupported.class, verdict(ACTIVE, Optional.of(link(Link.ETHERNET, true, 575))));
    }

    private static LinkVerdict verdict(InterfaceConfig config, Optional<Link> link) {
        return LinkVerdict.of(
                config,
                link,
                found -> new AddressChoice.Chosen(found.addresses().get(0), AddressReason.FIRST));
    }

    private static InterfaceConfig config(InterfaceType type, boolean passive) {
        return new InterfaceConfig(
                "eth0",
                type,
                10,
                0,
                Duration.ofSeconds(10),
                Duration.ofSeconds(40),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                false,
                passive);
    }

    private static Link link(int hardwareType, boolean running, int mtu) {
        MacAddress station = Frames.OUR_STATION;
        InterfaceAddress address =
                new InterfaceAddress(Frames.OUR_ADDRESS, 24, Frames.OUR_ADDRESS, InterfaceAddress.SCOPE_GLOBAL, 0);
        return new Link(7, "eth0", List.of(), hardwareType, running, mtu, Optional.of(station), List.of(address));
    }
}
