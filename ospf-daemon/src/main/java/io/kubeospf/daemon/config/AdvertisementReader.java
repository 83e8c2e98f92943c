package io.kubeospf.daemon.config;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.daemon.advertise.PrefixRisk;
import io.kubeospf.daemon.advertise.RequestedRoute;
import java.util.List;
import java.util.Optional;

/** Reads {@code advertise}. */
final class AdvertisementReader {
    /** What is announced when the file says nothing of it. */
    static final List<RequestedRoute> DEFAULT =
            List.of(RequestedRoute.of(ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX)));

    private final UniqueValues<Ipv4Prefix> prefixes = new UniqueValues<>("prefix");

    private AdvertisementReader() {}

    static List<RequestedRoute> readAll(Section top) {
        return top.sections("advertise", "prefix: 10.96.0.0/12", new AdvertisementReader()::read)
                .orElse(DEFAULT);
    }

    private Optional<RequestedRoute> read(Section section) {
        Optional<RequestedRoute> route = RouteReader.read(section);
        route.ifPresent(value -> prefixes.add(section, RouteReader.PREFIX, value.prefix()));
        route.filter(value -> !value.force())
                .flatMap(value -> PrefixRisk.of(value.prefix()))
                .ifPresent(reason -> section.problem(RouteReader.PREFIX, "prefix: " + reason));
        if (!section.has(RouteReader.PREFIX)) {
            section.problem(RouteReader.PREFIX_MISSING);
        }
        section.end();
        return route;
    }
}
