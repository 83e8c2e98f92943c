package io.kubeospf.core.lsa;

/** How an external metric compares with the cost inside the Autonomous System (RFC 2328 2.3). */
public enum ExternalMetricType {
    /** In the units of the link state metric: the two are added. */
    TYPE_1,
    /** Larger than any cost inside: the distance to the router only breaks ties. */
    TYPE_2
}
