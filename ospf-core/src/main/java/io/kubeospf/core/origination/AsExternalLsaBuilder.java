package io.kubeospf.core.origination;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import java.util.List;

/** Describes an external destination (RFC 2328 12.4.4). */
final class AsExternalLsaBuilder {
    private AsExternalLsaBuilder() {}

    static AsExternalLsa build(ExternalRoute route) {
        return new AsExternalLsa(
                route.prefix().mask(),
                List.of(new AsExternalLsa.Path(
                        route.metricType(), 0, route.metric(), route.forwardingAddress(), route.tag())));
    }
}
