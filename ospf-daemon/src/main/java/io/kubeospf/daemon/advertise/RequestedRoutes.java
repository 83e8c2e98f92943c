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

/**
 * The routes that are to be announced, and by whose request. What the file wants is replaced by a reload; what a command wants
 * stays until it is withdrawn. A prefix of the file that is withdrawn by a command stays so until a command advertises it or
 * the file is read again. Immutable.
 */
public final class RequestedRoutes {
    private final SortedMap<Ipv4Prefix, ExternalRoute> file;
    private final SortedMap<Ipv4Prefix, ExternalRoute> control;
    private final SortedSet<Ipv4Prefix> withdrawn;

    private RequestedRoutes(
            SortedMap<Ipv4Prefix, ExternalRoute> file,
            SortedMap<Ipv4Prefix, ExternalRoute> control,
            SortedSet<Ipv4Prefix> withdrawn) {
        this.file = file;
        this.control = control;
        this.withdrawn = withdrawn;
    }

    /** What is wanted after a start. */
    public static RequestedRoutes ofFile(Collection<ExternalRoute> routes) {
        return new RequestedRoutes(byPrefix(routes), new TreeMap<>(), new TreeSet<>());
    }

    /** The file was read again. */
    public RequestedRoutes withFile(Collection<ExternalRoute> routes) {
        return new RequestedRoutes(byPrefix(routes), control, new TreeSet<>());
    }

    /** A command wants a route, in the place of what it wanted for the prefix before. */
    public RequestedRoutes advertise(ExternalRoute route) {
        SortedMap<Ipv4Prefix, ExternalRoute> nextControl = new TreeMap<>(control);
        nextControl.put(route.prefix(), route);
        SortedSet<Ipv4Prefix> nextWithdrawn = new TreeSet<>(withdrawn);
        nextWithdrawn.remove(route.prefix());
        return new RequestedRoutes(file, nextControl, nextWithdrawn);
    }

    /** A command wants a prefix no more, whoever wanted it; empty when nobody did. */
    public Optional<RequestedRoutes> withdraw(Ipv4Prefix prefix) {
        if (source(prefix).isEmpty()) {
            return Optional.empty();
        }
        SortedMap<Ipv4Prefix, ExternalRoute> nextControl = new TreeMap<>(control);
        nextControl.remove(prefix);
        SortedSet<Ipv4Prefix> nextWithdrawn = new TreeSet<>(withdrawn);
        if (file.containsKey(prefix)) {
            nextWithdrawn.add(prefix);
        }
        return Optional.of(new RequestedRoutes(file, nextControl, nextWithdrawn));
    }

    /** What is to be announced, each prefix once. */
    public List<ExternalRoute> routes() {
        SortedMap<Ipv4Prefix, ExternalRoute> routes = new TreeMap<>(file);
        routes.keySet().removeAll(withdrawn);
        routes.putAll(control);
        return List.copyOf(routes.values());
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

    private static SortedMap<Ipv4Prefix, ExternalRoute> byPrefix(Collection<ExternalRoute> routes) {
        SortedMap<Ipv4Prefix, ExternalRoute> result = new TreeMap<>();
        routes.forEach(route -> result.put(route.prefix(), route));
        return result;
    }
}
