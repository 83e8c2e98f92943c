package io.kubeospf.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.net.Ipv4Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalRouteTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 16777214})
    void takesEveryMetricThatMeansReachable(int metric) {
        assertEquals(metric, route(metric).metric());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 16777215, Integer.MAX_VALUE, Integer.MIN_VALUE})
    @Proves(value = "RFC 2328 B", rule = "LSInfinity means unreachable, so no prefix is advertised with it")
    void refusesAMetricThatMeansUnreachableOrDoesNotFit(int metric) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> route(metric));

        assertEquals("metric must be 0 to 16777214, not " + metric, refusal.getMessage());
    }

    @Test
    void theDefaultIsTheServiceNetworkOfAClusterAsType2WithMetric3() {
        ExternalRoute route = ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX);

        assertEquals("10.96.0.0/12", route.prefix().toString());
        assertEquals(3, route.metric());
        assertEquals(ExternalMetricType.TYPE_2, route.metricType());
        assertEquals(0, route.tag());
        assertEquals(Ipv4Address.UNSPECIFIED, route.forwardingAddress());
    }

    private static ExternalRoute route(int metric) {
        return new ExternalRoute(
                ExternalRoute.DEFAULT_PREFIX, metric, ExternalMetricType.TYPE_2, 0, Ipv4Address.UNSPECIFIED);
    }
}
