package io.kubeospf.daemon.link;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The interfaces of some names at one moment. */
public final class LinkTable {
    /** Of a machine without interfaces, or one that has not been looked at. */
    public static final LinkTable EMPTY = new LinkTable(Map.of(), Optional.empty());

    private final Map<String, Link> links;
    private final Optional<Ipv4Address> defaultRouteSource;

    /**
     * @param links by the name that was asked for, which may be an alternative one
     * @param defaultRouteSource the source address of what the kernel sends by the default route
     */
    public LinkTable(Map<String, Link> links, Optional<Ipv4Address> defaultRouteSource) {
        this.links = Map.copyOf(links);
        this.defaultRouteSource = defaultRouteSource;
    }

    public Optional<Link> link(String name) {
        return Optional.ofNullable(links.get(name));
    }

    /** The networks to which the interface of this name is attached. A host address, such as a virtual IP, is no network. */
    public List<Ipv4Prefix> networks(String name) {
        return link(name).stream()
                .flatMap(link -> link.addresses().stream())
                .filter(own ->
                        own.prefixLength() < Integer.SIZE && !own.address().isLoopback())
                .map(own -> Ipv4Prefix.containing(own.network(), own.prefixLength()))
                .distinct()
                .toList();
    }

    public Optional<Ipv4Address> defaultRouteSource() {
        return defaultRouteSource;
    }
}
