package io.kubeospf.daemon;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.daemon.link.Link;
import io.kubeospf.daemon.link.LinkTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the machine says of itself, for what the file leaves to it.
 *
 * @param defaultRoute the interface of the IPv4 default route
 */
record Machine(LinkTable links, Optional<String> defaultRoute) {

    /** Asks the machine anew. */
    interface Source {
        Machine look() throws IOException;
    }

    /** The interface to use when the file names none; empty while there is no default route. */
    List<InterfaceConfig> interfaces() {
        return defaultRoute.map(InterfaceConfig::named).stream().toList();
    }

    /** The router ID to use when the file gives none; empty while the first interface has no address. */
    Optional<RouterId> routerId(List<InterfaceConfig> interfaces) {
        return links.link(interfaces.get(0).name())
                .flatMap(Link::primary)
                .map(primary -> new RouterId(primary.address().value()));
    }
}
