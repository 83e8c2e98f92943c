package io.kubeospf.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.daemon.config.ConfigReader;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.config.InvalidConfigException;
import io.kubeospf.daemon.link.InterfaceAddress;
import io.kubeospf.daemon.link.Link;
import io.kubeospf.daemon.link.LinkTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterConfigResolutionTest {
    private static final InterfaceAddress OWN = address("192.168.100.132", 24);
    private static final InterfaceAddress VIRTUAL = address("192.168.100.200", 32);
    private static final InterfaceAddress LINK_LOCAL = address("169.254.77.8", 16);
    private static final InterfaceAddress OTHER = address("10.5.5.5", 24);
    private static final String BROADCAST = "interfaces: [{ name: eth0 }]";
    private static final String TUNNEL = "interfaces: [{ name: eth0, interface-type: point-to-point }]";

    @Test
    void theDefaultRouterIdIsTheAddressThatTheFirstInterfaceUses() throws Exception {
        assertEquals("192.168.100.132", routerId(BROADCAST, VIRTUAL, LINK_LOCAL, OWN));
        assertEquals("10.5.5.5", routerId("interfaces: [{ name: eth0, address: 10.5.5.5 }]", OWN, OTHER));
        assertEquals("192.168.100.200", routerId("interfaces: [{ name: eth0, passive: true }]", VIRTUAL));
    }

    @Test
    void noDefaultRouterIdIsTakenFromAVirtualOrALinkLocalAddress() throws Exception {
        assertEquals(
                "interface eth0: it has only 169.254.77.8/16, which is of no use beyond the link (RFC 3927 2.7); look at"
                        + " the DHCP client, or add the interface's own address; its address is the default router ID,"
                        + " set router-id to start without",
                waiting(BROADCAST, LINK_LOCAL));
        assertEquals(
                "interface eth0: it has only the link-local address 169.254.77.8/16; its address is the default router"
                        + " ID, set router-id to start without",
                waiting(TUNNEL, LINK_LOCAL));
        assertEquals(
                "interface eth0: it has only 192.168.100.200/32, and neighbors must be in the network of the address"
                        + " (RFC 2328 8.2); add the interface's own address, such as with a /24, or set interface-type:"
                        + " point-to-point; its address is the default router ID, set router-id to start without",
                waiting(BROADCAST, VIRTUAL));
    }

    @Test
    void theDefaultRouterIdStaysOverAReload() throws Exception {
        DaemonConfig file = read(BROADCAST);
        RouterConfig running = resolved(RouterConfigResolution.of(file, List.of(), machine(OWN)));
        DaemonConfig changed = read("interfaces: [{ name: eth0, cost: 20 }]");
        assertEquals(
                running.routerId(),
                resolved(RouterConfigResolution.of(changed, List.of(), machine(OTHER), running, file))
                        .routerId());
    }

    @Test
    void aRouterIdThatIsTakenOutOfTheFileGivesWayToTheDefaultWhenTheMachineHasOne() throws Exception {
        DaemonConfig file = read("router-id: 1.1.1.1\n" + BROADCAST);
        RouterConfig running = resolved(RouterConfigResolution.of(file, List.of(), machine(OWN)));
        DaemonConfig without = read(BROADCAST);
        assertEquals(
                RouterId.parse("192.168.100.132"),
                resolved(RouterConfigResolution.of(without, List.of(), machine(OWN), running, file))
                        .routerId());
        assertEquals(
                RouterId.parse("1.1.1.1"),
                resolved(RouterConfigResolution.of(without, List.of(), machine(), running, file))
                        .routerId());
    }

    private static String routerId(String file, InterfaceAddress... addresses) throws InvalidConfigException {
        return resolved(RouterConfigResolution.of(read(file), List.of(), machine(addresses)))
                .routerId()
                .toString();
    }

    private static String waiting(String file, InterfaceAddress... addresses) throws InvalidConfigException {
        return assertInstanceOf(
                        RouterConfigResolution.Waiting.class,
                        RouterConfigResolution.of(read(file), List.of(), machine(addresses)))
                .reason();
    }

    private static RouterConfig resolved(RouterConfigResolution resolution) {
        return assertInstanceOf(RouterConfigResolution.Resolved.class, resolution)
                .config();
    }

    private static DaemonConfig read(String file) throws InvalidConfigException {
        return ConfigReader.read(file);
    }

    private static Machine machine(InterfaceAddress... addresses) {
        Link eth0 = new Link(2, "eth0", List.of(), Link.ETHERNET, true, 1500, Optional.empty(), List.of(addresses));
        return new Machine(new LinkTable(Map.of("eth0", eth0), Optional.empty()), Optional.empty());
    }

    private static InterfaceAddress address(String text, int prefixLength) {
        Ipv4Address address = Ipv4Address.parse(text);
        return new InterfaceAddress(address, prefixLength, address, InterfaceAddress.SCOPE_GLOBAL, 0);
    }
}
