package io.kubeospf.core.lsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 2328 A.4.2: what Link ID and Link Data are for each type of link. */
class RouterLinkTest {
    private static final Ipv4Address OWN = Ipv4Address.parse("192.168.7.132");

    @Test
    void toAnAdjacentRouterHasItsIdAndOurAddress() {
        assertEquals(
                link(RouterLink.Type.POINT_TO_POINT, "10.0.0.2", OWN.value()),
                RouterLink.pointToPoint(RouterId.parse("10.0.0.2"), OWN, 5));
    }

    @Test
    void toATransitNetworkHasTheAddressOfTheDesignatedRouterAndOurs() {
        assertEquals(
                link(RouterLink.Type.TRANSIT, "192.168.7.1", OWN.value()),
                RouterLink.transit(Ipv4Address.parse("192.168.7.1"), OWN, 5));
    }

    @Test
    void toAStubNetworkHasItsAddressAndMask() {
        assertEquals(
                link(RouterLink.Type.STUB, "192.168.7.128", 0xffffff80),
                RouterLink.stub(OWN, NetworkMask.ofPrefixLength(25), 5));
    }

    private static RouterLink link(RouterLink.Type type, String id, int data) {
        return new RouterLink(type, LinkStateId.parse(id), data, 5, List.of());
    }
}
