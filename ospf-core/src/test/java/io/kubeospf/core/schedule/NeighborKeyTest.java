package io.kubeospf.core.schedule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.net.Ipv4Address;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighborKeyTest {

    @Test
    void ordersByInterfaceThenByUnsignedNumber() {
        List<NeighborKey> ascending = List.of(
                NeighborKey.byAddress("eth0", Ipv4Address.parse("10.0.0.1")),
                NeighborKey.byAddress("eth0", Ipv4Address.parse("127.255.255.255")),
                NeighborKey.byAddress("eth0", Ipv4Address.parse("192.168.100.1")),
                NeighborKey.byAddress("eth1", Ipv4Address.parse("10.0.0.1")));

        for (int index = 1; index < ascending.size(); index++) {
            assertTrue(ascending.get(index - 1).compareTo(ascending.get(index)) < 0, "neighbor " + index);
            assertTrue(ascending.get(index).compareTo(ascending.get(index - 1)) > 0, "neighbor " + index);
        }
    }
}
