package io.kubeospf.daemon;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.link.Link;
import io.kubeospf.daemon.link.LinkTable;
import java.util.List;
import java.util.Optional;

/** What the file leaves to the machine, filled in: the interface and the router ID. */
sealed interface RouterConfigResolution {

    record Resolved(RouterConfig config) implements RouterConfigResolution {}

    /**
     * The machine cannot say yet.
     *
     * @param reason what is waited for, to be read after "waiting for"
     */
    record Waiting(String reason) implements RouterConfigResolution {}

    /**
     * Fills in what the file leaves open.
     *
     * @param defaultRoute the interface of the IPv4 default route
     */
    static RouterConfigResolution of(DaemonConfig config, LinkTable links, Optional<String> defaultRoute) {
        List<InterfaceConfig> interfaces = config.interfaces().isEmpty()
                ? defaultRoute.map(InterfaceConfig::named).stream().toList()
                : config.interfaces();
        if (interfaces.isEmpty()) {
            return new Waiting("an IPv4 default route: the configuration names no interface, and that route's is the"
                    + " default; name one under interfaces to start without");
        }
        String first = interfaces.get(0).name();
        Optional<RouterId> routerId = config.routerId()
                .or(() -> links.link(first)
                        .flatMap(Link::primary)
                        .map(primary -> new RouterId(primary.address().value())));
        if (routerId.isEmpty()) {
            LinkDownReason reason =
                    links.link(first).isEmpty() ? LinkDownReason.NO_SUCH_INTERFACE : LinkDownReason.NO_ADDRESS;
            return new Waiting("interface " + first + ": " + reason
                    + "; its address is the default router ID, set router-id to start without");
        }
        return new Resolved(
                new RouterConfig(routerId.get(), config.areaId(), config.areaType(), interfaces, config.advertise()));
    }
}
