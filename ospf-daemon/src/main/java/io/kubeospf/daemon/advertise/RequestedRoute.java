package io.kubeospf.daemon.advertise;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Prefix;

/**
 * A route that somebody wants announced.
 *
 * @param force also when {@link PrefixRisk} has a reason against it
 */
public record RequestedRoute(ExternalRoute route, boolean force) {

    /** A route that is not forced. */
    public static RequestedRoute of(ExternalRoute route) {
        return new RequestedRoute(route, false);
    }

    public Ipv4Prefix prefix() {
        return route.prefix();
    }
}
