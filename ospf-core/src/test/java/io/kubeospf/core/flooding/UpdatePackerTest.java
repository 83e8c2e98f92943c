package io.kubeospf.core.flooding;

import static io.kubeospf.core.adjacency.TestRouter.pointToPoint;
import static io.kubeospf.core.flooding.FloodingRouter.lsa;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.adjacency.TestRouter;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.wire.Octets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2328 13.3: Link State Updates as full as the MTU allows. */
class UpdatePackerTest {
    private static final int ROOM = TestRouter.MTU - 20 - 24 - 4;

    /** Unknown, so that an LSA may have any length. */
    private static final LsType OF_ANY_LENGTH = new LsType(200);

    private final TestRouter router = new TestRouter(pointToPoint("eth0"), pointToPoint("eth1"));
    private final UpdatePacker packer = new UpdatePacker(router.area);
    private final OspfInterface eth0 = router.up("eth0", "192.168.100.132");
    private final OspfInterface eth1 = router.up("eth1", "10.0.1.132");

    @ParameterizedTest(name = "{0}, {1} and {2} octets")
    @CsvSource({
        // lengths of three LSAs in the room of 528 octets, and which of them share a packet
        "100, 100, 100, 'abc'",
        "228, 200, 100, 'abc'", // just full
        "228, 200, 101, 'ab c'",
        "228, 300, 100, 'ab c'", // just full without the third
        "228, 301, 100, 'a bc'",
        "528, 20,  20,  'a bc'",
        "529, 20,  20,  'a bc'", // does not fit at all, so it goes alone
        "20,  900, 20,  'a b c'",
        "900, 900, 900, 'a b c'"
    })
    void fillsPacketsInOrder(int first, int second, int third, String packets) {
        assertEquals(528, ROOM);
        add(eth0, "0.0.0.10", first);
        add(eth0, "0.0.0.11", second);
        add(eth0, "0.0.0.12", third);

        packer.flush();

        assertEquals(
                packets,
                String.join(
                        " ",
                        router.said().stream().map(UpdatePackerTest::letters).toList()));
    }

    private static String letters(String update) {
        return (update.contains("0.0.0.10") ? "a" : "")
                + (update.contains("0.0.0.11") ? "b" : "")
                + (update.contains("0.0.0.12") ? "c" : "");
    }

    @Test
    void eachWayHasItsOwnPackets() {
        add(eth0, "10.1.0.0", 20);
        add(eth1, "10.2.0.0", 20);
        add(eth0, "10.3.0.0", 20);
        packer.add(eth0, Ipv4Address.parse("192.168.100.1"), lsa("10.4.0.0", 1), Instant.EPOCH);

        packer.flush();

        assertEquals(
                List.of(
                        "eth0 > 224.0.0.5: Update [10.1.0.0 #1 age 1, 10.3.0.0 #1 age 1]",
                        "eth1 > 224.0.0.5: Update [10.2.0.0 #1 age 1]",
                        "eth0 > 192.168.100.1: Update [10.4.0.0 #1 age 1]"),
                router.said());
        packer.flush();
        assertEquals(List.of(), router.said());
    }

    @Test
    void whatWasForAnInterfaceThatHasGoneDownIsNotSent() {
        add(eth0, "10.1.0.0", 20);
        router.role("eth0", InterfaceState.DOWN, "0.0.0.0", "0.0.0.0");

        packer.flush();

        assertEquals(List.of(), router.said());
    }

    private void add(OspfInterface out, String id, int length) {
        packer.add(
                out,
                Ipv4Address.ALL_SPF_ROUTERS,
                lsa(OF_ANY_LENGTH, id, 1, Octets.of(new byte[length - 20])),
                Instant.EPOCH);
    }
}
