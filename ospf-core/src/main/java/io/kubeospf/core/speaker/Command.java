package io.kubeospf.core.speaker;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Prefix;

/** What an operator can ask of a running speaker. */
public sealed interface Command {

    /** Announce a route; a route with the same prefix is replaced. */
    record Advertise(ExternalRoute route) implements Command {}

    record Withdraw(Ipv4Prefix prefix) implements Command {}

    /**
     * Flush all own LSAs, wait for the acknowledgments for at most {@link Speaker#STOP_LIMIT}, take leave with a Hello that
     * lists nobody. {@code Event.Stopped} says when it is done.
     */
    record Stop() implements Command {}
}
