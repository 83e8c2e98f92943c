package io.kubeospf.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.daemon.advertise.RequestedRoute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Routes that are asked for at run time. {@link ConfigReaderTest} has those of the file. */
class RouteReaderTest {
    @Test
    void readsTheValuesAsTheFileHasThem() throws InvalidRequestException {
        Map<String, String> request = Map.of(
                "prefix", "10.100.0.0/16",
                "metric", "5",
                "metric-type", "1",
                "tag", "4294967295",
                "forwarding-address", "192.168.100.9",
                "force", "true");

        assertEquals(
                new RequestedRoute(
                        new ExternalRoute(
                                Ipv4Prefix.parse("10.100.0.0/16"),
                                5,
                                ExternalMetricType.TYPE_1,
                                -1,
                                Ipv4Address.parse("192.168.100.9")),
                        true),
                RouteReader.read(request));
    }

    @Test
    void aPrefixAloneHasTheDefaults() throws InvalidRequestException {
        assertEquals(
                RequestedRoute.of(ExternalRoute.of(Ipv4Prefix.parse("10.100.0.0/16"))),
                RouteReader.read(Map.of("prefix", "10.100.0.0/16")));
    }

    @Test
    void tellsEveryProblemWithItsRemedy() {
        Map<String, String> request = Map.of(
                "prefix", "224.0.0.0/4",
                "metric", "16777215",
                "metrik", "3");

        assertEquals(
                List.of(
                        "prefix: routers forward nothing to 224.0.0.0/4, a loopback, multicast or reserved address;"
                                + " write an address that hosts can have",
                        "metric: '16777215' is not a whole number from 0 to 16777214",
                        "metrik: unknown key; did you mean metric?"),
                problems(request));
    }

    @Test
    void aPrefixIsNeeded() {
        assertEquals(
                List.of("prefix: missing; write what to announce, such as prefix: 10.96.0.0/12"), problems(Map.of()));
    }

    private static List<String> problems(Map<String, String> request) {
        return assertThrows(InvalidRequestException.class, () -> RouteReader.read(request))
                .problems();
    }
}
