package io.kubeospf.core.adjacency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkStatusTest {

    @ParameterizedTest
    @ValueSource(ints = {576, 577, 1500, 65534, 65535})
    void anMtuFromTheLeastThatIpv4AllowsIsTaken(int mtu) {
        assertEquals(mtu, up(mtu).mtu());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 575, 65536})
    void anyOtherMtuIsRefused(int mtu) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> up(mtu));

        assertEquals("an MTU must be 576 to 65535 octets, not " + mtu, refusal.getMessage());
    }

    private static LinkStatus.Up up(int mtu) {
        return new LinkStatus.Up(Ipv4Address.parse("192.168.100.132"), NetworkMask.ofPrefixLength(24), mtu);
    }
}
