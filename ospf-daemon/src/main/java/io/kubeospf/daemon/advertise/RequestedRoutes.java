package io.kubeospf.daemon.advertise;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Prefix;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The routes that are to be announced, and by whose request. What the file wants is replaced by a reload; what a command wants
 * stays until it is withdrawn. A prefix of the file that is withdrawn by a command stays so until a command advertises it or
 * the file is read again. Immutable.
 */
public final class RequestedRoutes {
    private final SortedMap<Ipv4Prefix, RequestedRoute> file;
    private final SortedMap<Ipv4Prefix, RequestedRoute> control;
    private final SortedSet<Ipv4Prefix> withdrawn;
    private final List<OwnNetwork> networks;
    private final SortedMap<Ipv4Prefix, Withheld> withheld;

    private RequestedRoutes(
            SortedMap<Ipv4Prefix, RequestedRoute> file,
            SortedMap<Ipv4Prefix, RequestedRoute> control,
            SortedSet<Ipv4Prefix> withdrawn,
            List<OwnNetwork> networks) {
        this.file = file;
        this.control = control;
        this.withdrawn = withdrawn;
        this.networks = networks;
        this.withheld = new TreeMap<>();
        wanted().filter(route -> !route.force())
                .forEach(route -> PrefixRisk.of(route.prefix(), networks)
                        .ifPresent(reason -> withheld.put(route.prefix(), new Withheld(route.route(), reason))));
    }

    /**
     * A route that is wanted and not announced, for a reason of this node.
     *
     * @param reason with the remedy
     */
    public record Withheld(ExternalRoute route, String reason) {}

    /** What is wanted after a start. */
    public static RequestedRoutes ofFile(Collection<RequestedRoute> routes) {
        return new RequestedRoutes(byPrefix(routes), new TreeMap<>(), new TreeSet<>(), List.of());
    }

    /** The file was read again. */
    public RequestedRoutes withFile(Collection<RequestedRoute> routes) {
        return new RequestedRoutes(byPrefix(routes), control, new TreeSet<>(), networks);
    }

    /** The OSPF interfaces of this node have these networks now. */
    public RequestedRoutes withNetworks(List<OwnNetwork> present) {
        return present.equals(networks) ? this : new RequestedRoutes(file, control, withdrawn, List.copyOf(present));
    }

    /** A command wants a route, in the place of what it wanted for the prefix before. */
    public RequestedRoutes advertise(RequestedRoute route) {
        SortedMap<Ipv4Prefix, RequestedRoute> nextControl = new TreeMap<>(control);
        nextControl.put(route.prefix(), route);
        SortedSet<Ipv4Prefix> nextWithdrawn = new TreeSet<>(withdrawn);
        nextWithdrawn.remove(route.prefix());
        return new RequestedRoutes(file, nextControl, nextWithdrawn, networks);
    }

    /** A command wants a prefix no more, whoever wanted it; empty when nobody did. */
    public Optional<RequestedRoutes> withdraw(Ipv4Prefix prefix) {
        if (source(prefix).isEmpty()) {
            return Optional.empty();
        }
        SortedMap<Ipv4Prefix, RequestedRoute> nextControl = new TreeMap<>(control);
        nextControl.remove(prefix);
        SortedSet<Ipv4Prefix> nextWithdrawn = new TreeSet<>(withdrawn);
        if (file.containsKey(prefix)) {
            nextWithdrawn.add(prefix);
        }
        return Optional.of(new RequestedRoutes(file, nextControl, nextWithdrawn, networks));
    }

    /** What is to be announced, each prefix once. */
    public List<ExternalRoute> routes() {
        return wanted().filter(route -> !withheld.containsKey(route.prefix()))
                .map(RequestedRoute::route)
                .toList();
    }

    /** What is wanted and not announced, by prefix. What a command has withdrawn is not wanted. */
    public SortedMap<Ipv4Prefix, Withheld> withheld() {
        return Collections.unmodifiableSortedMap(withheld);
    }

    /** The networks of {@link #withNetworks}. */
    public List<OwnNetwork> networks() {
        return networks;
    }

    private Stream<RequestedRoute> wanted() {
        SortedMap<Ipv4Prefix, RequestedRoute> routes = new TreeMap<>(file);
        routes.keySet().removeAll(withdrawn);
        routes.putAll(control);
        return routes.values().stream();
    }

    /** Who has a prefix announced; empty when nobody has. */
    public Optional<RouteSource> source(Ipv4Prefix prefix) {
        if (control.containsKey(prefix)) {
            return Optional.of(RouteSource.CONTROL);
        }
        return file.containsKey(prefix) && !withdrawn.contains(prefix)
                ? Optional.of(RouteSource.FILE)
                : Optional.empty();
    }

    /** The prefixes of the file that a command has withdrawn. */
    public SortedSet<Ipv4Prefix> withdrawnFromFile() {
        return Collections.unmodifiableSortedSet(withdrawn);
    }

    /** The routes in words, for somebody who named none of them. */
    public String list() {
        String prefixes =
                routes().stream().map(route -> route.prefix().toString()).collect(Collectors.joining(", "));
        return prefixes.isEmpty() ? "nothing" : prefixes;
    }

    private static SortedMap<Ipv4Prefix, RequestedRoute> byPrefix(Collection<RequestedRoute> routes) {
        SortedMap<Ipv4Prefix, RequestedRoute> result = new TreeMap<>();
        routes.forEach(route -> result.put(route.prefix(), route));
        return result;
    }
}
