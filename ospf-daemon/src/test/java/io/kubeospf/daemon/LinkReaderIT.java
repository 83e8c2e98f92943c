package io.kubeospf.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.daemon.link.InterfaceAddress;
import io.kubeospf.daemon.link.Link;
import io.kubeospf.daemon.link.LinkNotice;
import io.kubeospf.daemon.link.LinkReader;
import io.kubeospf.daemon.link.LinkTable;
import io.kubeospf.daemon.link.LinkWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the kernel answers about the interfaces of a namespace. */
@NeedsRoot
class LinkReaderIT {
    private static final int OTHER_PAIRS = 150;

    @SuppressWarnings("NullAway.Init") // set before each test
    private NetworkNamespace namespace;

    @BeforeEach
    void create() throws IOException {
        namespace = NetworkNamespace.create("links");
        namespace.ip("link", "add", "eth0", "type", "veth", "peer", "name", "peer0");
        namespace.ip("link", "set", "peer0", "up");
    }

    @AfterEach
    void delete() throws IOException {
        namespace.close();
    }

    @Test
    void anInterfaceIsFoundByEachOfItsNames() throws IOException, InterruptedException {
        String longName = "enx" + "0".repeat(60);
        namespace.ip("link", "property", "add", "dev", "eth0", "altname", "enp7s0f0np0", "altname", longName);
        LinkTable links = inside(() -> read("eth0", "enp7s0f0np0", longName, "enp7s0f1np1"));
        Link eth0 = links.link("eth0").orElseThrow();
        assertEquals(List.of("enp7s0f0np0", longName), eth0.alternativeNames());
        assertEquals(Optional.of(eth0), links.link("enp7s0f0np0"));
        assertEquals(Optional.of(eth0), links.link(longName));
        assertEquals(Optional.empty(), links.link("enp7s0f1np1"));
    }

    @Test
    void addressesComeWithScopeFlagsAndPeerInTheKernelsOrder() throws IOException, InterruptedException {
        namespace.ip("address", "add", "192.168.100.132/24", "dev", "eth0");
        namespace.ip("address", "add", "192.168.100.133/24", "dev", "eth0");
        namespace.ip("address", "add", "169.254.10.5/16", "scope", "link", "dev", "eth0");
        namespace.ip("address", "add", "10.1.0.1", "peer", "10.1.0.2/32", "dev", "eth0");
        List<InterfaceAddress> addresses =
                inside(() -> read("eth0").link("eth0").orElseThrow().addresses());
        assertEquals(
                List.of("169.254.10.5/16", "192.168.100.132/24", "10.1.0.1/32", "192.168.100.133/24"),
                addresses.stream().map(InterfaceAddress::toString).toList());
        assertEquals(InterfaceAddress.SCOPE_LINK, addresses.get(0).scope());
        assertEquals(Ipv4Address.parse("10.1.0.2"), addresses.get(2).network());
        assertTrue(addresses.get(3).has(InterfaceAddress.SECONDARY));
    }

    @Test
    void theSourceOfTheDefaultRouteIsTheOneTheRouteNamesOrTheKernelChooses() throws IOException, InterruptedException {
        namespace.ip("link", "set", "eth0", "up");
        namespace.ip("address", "add", "10.5.5.5/24", "dev", "eth0");
        namespace.ip("address", "add", "192.168.100.132/24", "dev", "eth0");
        assertEquals(Optional.empty(), inside(() -> read("eth0").defaultRouteSource()));
        namespace.ip("route", "add", "default", "via", "192.168.100.1");
        assertEquals(
                Optional.of(Ipv4Address.parse("192.168.100.132")),
                inside(() -> read("eth0").defaultRouteSource()));
        namespace.ip("route", "replace", "default", "via", "192.168.100.1", "src", "10.5.5.5");
        assertEquals(
                Optional.of(Ipv4Address.parse("10.5.5.5")),
                inside(() -> read("eth0").defaultRouteSource()));
    }

    /** More than one datagram of an answer holds. */
    @Test
    void allOfAThousandAddressesAreRead() throws IOException, InterruptedException {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            commands.add("address add 10." + i / 250 + "." + i % 250 + ".1/24 dev eth0");
        }
        namespace.ipBatch(commands);
        assertEquals(
                1000,
                inside(() -> read("eth0").link("eth0").orElseThrow().addresses().size()));
    }

    @Test
    void othersThatComeAreNoReasonToLookAndTheOwnInterfaceIs() throws IOException, InterruptedException {
        List<LinkNotice> seen = inside(() -> {
            List<LinkNotice> notices = new ArrayList<>();
            try (LinkWatch watch = LinkWatch.open()) {
                namespace.ip("link", "add", "other", "type", "veth", "peer", "name", "another");
                namespace.ip("address", "add", "10.7.7.7/24", "dev", "other");
                namespace.ip("link", "set", "eth0", "up");
                watch.awaitChange(notice -> notices.add(notice) && matters(notice));
            }
            return notices;
        });
        assertTrue(seen.stream().anyMatch(LinkReaderIT::matters), seen::toString);
        assertTrue(seen.stream().anyMatch(notice -> notice.names().contains("other")), seen::toString);
    }

    /** The kernel drops some of so many, and says so. */
    @Test
    @Timeout(30)
    void lostNoticesAreAReasonToLook() throws IOException, InterruptedException {
        inside(() -> {
            try (LinkWatch watch = LinkWatch.open()) {
                namespace.ipBatch(manyOthers());
                namespace.ip("link", "set", "eth0", "up");
                watch.awaitChange(LinkReaderIT::matters);
            }
            return 0;
        });
    }

    private static boolean matters(LinkNotice notice) {
        return notice.names().contains("eth0");
    }

    private static List<String> manyOthers() {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < OTHER_PAIRS; i++) {
            commands.add("link add other" + i + " type veth");
        }
        return commands;
    }

    private LinkTable read(String... names) throws IOException {
        try (LinkReader reader = new LinkReader()) {
            return reader.read(List.of(names));
        }
    }

    private <T> T inside(Callable<T> work) throws InterruptedException {
        return namespace.callInside(work);
    }
}
