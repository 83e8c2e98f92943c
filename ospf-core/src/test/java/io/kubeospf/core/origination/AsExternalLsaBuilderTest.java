package io.kubeospf.core.origination;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.LsaVector;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.NetworkMask;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsExternalLsaBuilderTest {

    @Test
    void describesTheServiceNetworkOfAClusterByDefault() {
        ExternalRoute route = ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX);

        assertEquals(LsaVector.AS_EXTERNAL_TYPE_2.body(), AsExternalLsaBuilder.build(route, route.forwardingAddress()));
    }

    @Test
    @Proves(
            value = "RFC 2328 12.4.4",
            rule = "An external route is described with its mask, metric and type, tag and forwarding address")
    void describesARouteInOnePathWithEverythingThatItSays() {
        Ipv4Address next = Ipv4Address.parse("192.168.100.9");
        ExternalRoute route =
                new ExternalRoute(Ipv4Prefix.parse("203.0.113.7/32"), 20, ExternalMetricType.TYPE_1, 65000, next);

        assertEquals(
                new AsExternalLsa(
                        NetworkMask.HOST,
                        List.of(new AsExternalLsa.Path(ExternalMetricType.TYPE_1, 0, 20, next, 65000))),
                AsExternalLsaBuilder.build(route, route.forwardingAddress()));
    }
}
