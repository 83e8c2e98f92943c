package io.kubeospf.daemon.config;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Prefix;
import java.util.List;
import java.util.Optional;

/** Reads {@code advertise}. */
final class AdvertisementReader {
    /** What is announced when the file says nothing of it. */
    static final List<ExternalRoute> DEFAULT = List.of(ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX));

    private final UniqueValues<Ipv4Prefix> prefixes = new UniqueValues<>("prefix");

    private AdvertisementReader() {}

    static List<ExternalRoute> readAll(Section top) {
        return top.sections("advertise", "prefix: 10.96.0.0/12", new AdvertisementReader()::read)
                .orElse(DEFAULT);
    }

    private Optional<ExternalRoute> read(Section section) {
        Optional<ExternalRoute> route = RouteReader.read(section);
        route.ifPresent(value -> prefixes.add(section, RouteReader.PREFIX, value.prefix()));
        if (!section.has(RouteReader.PREFIX)) {
            section.problem(RouteReader.PREFIX_MISSING);
        }
        section.end();
        return route;
    }
}
