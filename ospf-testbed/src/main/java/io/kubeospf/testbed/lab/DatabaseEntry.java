package io.kubeospf.testbed.lab;

/** An LSA in a router's link state database, as the router shows it; the age is in seconds. */
public record DatabaseEntry(int type, String linkStateId, String advertisingRouter, String sequenceNumber, int age) {
    static final int ROUTER_LSA = 1;
    static final int NETWORK_LSA = 2;
    static final int AS_EXTERNAL_LSA = 5;

    /** RFC 2328 appendix B, MaxAge: it is being flushed. */
    static final int MAX_AGE = 3600;

    /** Which instance of which LSA it is, by which two databases are compared. */
    String instance() {
        return type + " " + linkStateId + " of " + advertisingRouter + " " + sequenceNumber;
    }
}
