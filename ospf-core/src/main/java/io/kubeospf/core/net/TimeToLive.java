package io.kubeospf.core.net;

/** How many more routers may pass on an IP packet (RFC 791 3.1); each takes one off. */
public final class TimeToLive {
    /** Nobody passes it on: the packet stays on its network (RFC 2328 A.1). */
    public static final int LINK_LOCAL = 1;

    /** Nobody has passed it on: a packet that arrives so was sent on this network (RFC 5082 3). */
    public static final int MAXIMUM = 255;

    private TimeToLive() {}
}
