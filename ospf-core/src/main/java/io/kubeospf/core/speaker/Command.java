package io.kubeospf.core.speaker;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.Ipv4Prefix;

/** What an operator can ask of a running speaker. */
public sealed interface Command {

    /** Announce a route; a route with the same prefix is replaced. */
    record Advertise(ExternalRoute route) implements Command {}

    record Withdraw(Ipv4Prefix prefix) implements Command {}

    /**
     * Become what another configuration says. Only what differs is touched: routes and costs touch no adjacency, and what neighbors
     * must agree on restarts those of its interface alone. An added interface is down until its link is told of. Rejected
     * when the router ID, the area or its type differ, for that is another router.
     */
    record Reconfigure(RouterConfig next) implements Command {}

    /**
     * Flush all own LSAs, wait for the acknowledgments for at most {@link Speaker#STOP_LIMIT}, take leave with a Hello that
     * lists nobody. {@code Event.Stopped} says when it is done.
     */
    record Stop() implements Command {}
}
