package io.kubeospf.daemon.config;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.net.Ipv4Address;
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
        Optional<Ipv4Prefix> prefix = section.scalar("prefix", AdvertisementReader::prefix);
        prefix.ifPresent(value -> prefixes.add(section, "prefix", value));
        if (!section.has("prefix")) {
            section.problem("prefix: missing; write what to announce, such as prefix: 10.96.0.0/12");
        }
        int metric = section.scalar(
                "metric", ScalarFormat.wholeNumber(0, ExternalRoute.MAXIMUM_METRIC), ExternalRoute.DEFAULT_METRIC);
        ExternalMetricType type = section.scalar("metric-type", ScalarFormat.wholeNumber(1, 2), 2) == 1
                ? ExternalMetricType.TYPE_1
                : ExternalMetricType.TYPE_2;
        int tag = section.scalar("tag", ScalarFormat.unsigned32(), 0);
        Ipv4Address forwardingAddress =
                section.scalar("forwarding-address", AdvertisementReader::forwardingAddress, Ipv4Address.UNSPECIFIED);
        section.end();
        return prefix.map(value -> new ExternalRoute(value, metric, type, tag, forwardingAddress));
    }

    private static Ipv4Prefix prefix(String text) {
        Ipv4Prefix prefix = Ipv4Prefix.parse(text);
        requireUnicast(text, prefix.address());
        return prefix;
    }

    private static Ipv4Address forwardingAddress(String text) {
        Ipv4Address address = Ipv4Address.parse(text);
        requireUnicast(text, address);
        return address;
    }

    /** No router forwards to 127.0.0.0/8, to groups (224.0.0.0/4), or to the reserved 240.0.0.0/4. */
    private static void requireUnicast(String text, Ipv4Address address) {
        int firstOctet = address.value() >>> 24;
        if (firstOctet == 127 || firstOctet >= 224) {
            throw new IllegalArgumentException("routers forward nothing to " + text
                    + ", a loopback, multicast or reserved address; write an address that hosts can have");
        }
    }
}
