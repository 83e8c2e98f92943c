package io.kubeospf.daemon.config;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.daemon.advertise.RequestedRoute;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a route to announce, by the same rules from the file and from who asks for one at run time. */
public final class RouteReader {
    static final String PREFIX = "prefix";
    static final String PREFIX_MISSING = "prefix: missing; write what to announce, such as prefix: 10.96.0.0/12";

    private RouteReader() {}

    /**
     * The route that somebody asks for at run time.
     *
     * @param request keys and values as in the file
     * @throws InvalidRequestException with every problem of the request
     */
    public static RequestedRoute read(Map<String, String> request) throws InvalidRequestException {
        RequestValues values = new RequestValues(request);
        Optional<RequestedRoute> route = read(values);
        if (!request.containsKey(PREFIX)) {
            values.problem(PREFIX_MISSING);
        }
        List<String> problems = values.problems();
        if (route.isEmpty() || !problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return route.get();
    }

    /** The route, unless its prefix is missing or cannot be read. */
    static Optional<RequestedRoute> read(Values values) {
        Optional<Ipv4Prefix> prefix = values.scalar(PREFIX, RouteReader::prefix);
        int metric = values.scalar(
                "metric", ScalarFormat.wholeNumber(0, ExternalRoute.MAXIMUM_METRIC), ExternalRoute.DEFAULT_METRIC);
        ExternalMetricType type = values.scalar("metric-type", ScalarFormat.wholeNumber(1, 2), 2) == 1
                ? ExternalMetricType.TYPE_1
                : ExternalMetricType.TYPE_2;
        int tag = values.scalar("tag", ScalarFormat.unsigned32(), 0);
        Ipv4Address forwardingAddress =
                values.scalar("forwarding-address", RouteReader::forwardingAddress, Ipv4Address.UNSPECIFIED);
        boolean force = values.scalar("force", ScalarFormat.truth(), false);
        return prefix.map(
                value -> new RequestedRoute(new ExternalRoute(value, metric, type, tag, forwardingAddress), force));
    }

    /**
     * A prefix that can be announced.
     *
     * @throws IllegalArgumentException when the text is none; the message says why
     */
    public static Ipv4Prefix prefix(String text) {
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
