package io.kubeospf.daemon;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.daemon.address.AddressChoice;
import io.kubeospf.daemon.address.AddressSelection;
import io.kubeospf.daemon.link.DefaultRoute;
import io.kubeospf.daemon.link.LinkSource;
import io.kubeospf.daemon.link.LinkTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the machine says of itself, for what the file leaves to it.
 *
 * @param links the interfaces that the file names, or else that of the default route
 * @param defaultRoute the interface of the IPv4 default route
 */
record Machine(LinkTable links, Optional<String> defaultRoute) {

    /** Asks the machine anew. */
    interface Source {
        /**
         * Asks.
         *
         * @param configured the interfaces that the file names
         */
        Machine look(List<InterfaceConfig> configured) throws IOException;
    }

    static Machine look(LinkSource links, List<InterfaceConfig> configured) throws IOException {
        Optional<String> defaultRoute = DefaultRoute.interfaceName();
        List<String> names = configured.isEmpty()
                ? defaultRoute.stream().toList()
                : configured.stream().map(InterfaceConfig::name).toList();
        return new Machine(links.read(names), defaultRoute);
    }

    /** The interface to use when the file names none; empty while there is no default route. */
    List<InterfaceConfig> interfaces() {
        return defaultRoute.map(InterfaceConfig::named).stream().toList();
    }

    /** The address of the interface whose address is the default router ID; empty when the machine has no such interface. */
    Optional<AddressChoice> address(InterfaceConfig first) {
        return links.link(first.name())
                .map(link -> AddressSelection.first(first, link.addresses(), links.defaultRouteSource()));
    }
}
