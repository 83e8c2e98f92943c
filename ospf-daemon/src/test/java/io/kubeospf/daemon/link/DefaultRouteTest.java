package io.kubeospf.daemon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefaultRouteTest {
    private static final String HEADING =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT";

    @Test
    void takesTheDefaultRouteOfTheLeastMetric() {
        assertEquals(
                Optional.of("eth1"),
                DefaultRoute.interfaceName(List.of(
                        HEADING,
                        "eth2\t0064A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0",
                        "eth0\t00000000\t0164A8C0\t0003\t0\t0\t200\t00000000\t0\t0\t0",
                        "eth1\t00000000\t0165A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0",
                        "*\t00000000\t00000000\t0201\t0\t0\t10\t00000000\t0\t0\t0",
                        "tun0\t00000000\t0165A8C0\t0003\t0\t0\t50\t00000080\t0\t0\t0")));
    }

    @Test
    void findsNoneWhereThereIsNone() {
        assertEquals(Optional.empty(), DefaultRoute.interfaceName(List.of(HEADING)));
    }
}
