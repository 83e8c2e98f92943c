package io.kubeospf.core.speaker;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import java.util.List;
import java.util.Optional;

/** The product's story: a router that is Designated Router, and beside it a master that announces services. */
final class Story {
    static final ExternalRoute SERVICES = ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX);
    static final RouterId MASTER = RouterId.parse("192.168.100.132");

    final VirtualLan lan = new VirtualLan();

    boolean isWithdrawn(String router) {
        return find(router, LsType.AS_EXTERNAL, "10.96.0.0")
                .filter(lsa -> !lsa.header().isMaxAge())
                .isEmpty();
    }

    void masterBesideRouter() {
        Routers.masterBesideRouter(lan, SERVICES);
    }

    void startMaster(ExternalRoute route) {
        lan.add("master", Routers.config("192.168.100.132", 0, route));
        lan.linkUp("master", "192.168.100.132", 1500);
    }

    static ExternalRoute withMetric(int metric) {
        return new ExternalRoute(SERVICES.prefix(), metric, SERVICES.metricType(), 0, Ipv4Address.UNSPECIFIED);
    }

    Optional<Lsa> find(String router, LsType type, String linkStateId) {
        return lan.database(router).stream()
                .filter(lsa -> lsa.key().type().equals(type)
                        && lsa.key().linkStateId().toString().equals(linkStateId))
                .findFirst();
    }

    List<LsaHeader> withoutAges(String router) {
        return lan.database(router).stream().map(lsa -> lsa.header().withAge(0)).toList();
    }
}
