package io.kubeospf.testbed.lab.router;

/** An LSA in a router's link state database, as the router shows it; the age is in seconds. */
public record DatabaseEntry(int type, String linkStateId, String advertisingRouter, String sequenceNumber, int age) {
    /** RFC 2328 appendix B, MaxAge. */
    private static final int MAX_AGE = 3600;

    /** The type and the Link State ID, such as "5 10.96.0.0". */
    String name() {
        return type + " " + linkStateId;
    }

    /** Which instance of which LSA it is. */
    String instance() {
        return name() + " of " + advertisingRouter + " " + sequenceNumber;
    }

    boolean isFlushed() {
        return age >= MAX_AGE;
    }
}
