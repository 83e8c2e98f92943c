package io.kubeospf.core.config;

import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;

/**
 * A destination outside OSPF that the speaker announces in an AS-external LSA (RFC 2328 A.4.5).
 *
 * @param metric 0 to 16777214; 16777215 is LSInfinity, which means unreachable
 * @param tag 32 bits that OSPF itself does not look at
 * @param forwardingAddress where routers send the traffic; 0.0.0.0 means to the speaker itself
 */
public record ExternalRoute(
        Ipv4Prefix prefix, int metric, ExternalMetricType metricType, int tag, Ipv4Address forwardingAddress) {

    public static final int DEFAULT_METRIC = 3;
    public static final int MAXIMUM_METRIC = ArchitecturalConstants.LS_INFINITY - 1;

    /** kubeadm's default service network. */
    public static final Ipv4Prefix DEFAULT_PREFIX = Ipv4Prefix.parse("10.96.0.0/12");

    public ExternalRoute {
        if (metric < 0 || metric > MAXIMUM_METRIC) {
            throw new IllegalArgumentException("metric must be 0 to " + MAXIMUM_METRIC + ", not " + metric);
        }
    }

    /** The prefix as type 2 external with metric 3, no tag, and the speaker as the next hop. */
    public static ExternalRoute of(Ipv4Prefix prefix) {
        return new ExternalRoute(prefix, DEFAULT_METRIC, ExternalMetricType.TYPE_2, 0, Ipv4Address.UNSPECIFIED);
    }
}
