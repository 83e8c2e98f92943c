package io.kubeospf.core.speaker;

import io.kubeospf.core.adjacency.Adjacencies;
import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.config.Consequence;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceDifference;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.config.RouterConfigDifference;
import io.kubeospf.core.config.ValueChange;
import io.kubeospf.core.flooding.FloodingProcedure;
import io.kubeospf.core.origination.LsaOriginator;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings a speaker that runs to another configuration. {@link RouterConfigDifference} decides what that touches. */
final class Reconfiguration {
    private final Area area;
    private final Adjacencies adjacencies;
    private final FloodingProcedure flooding;
    private final LsaOriginator originator;

    Reconfiguration(Area area, Adjacencies adjacencies, FloodingProcedure flooding, LsaOriginator originator) {
        this.area = area;
        this.adjacencies = adjacencies;
        this.flooding = flooding;
        this.originator = originator;
    }

    /**
     * Takes a new configuration.
     *
     * @return why nothing was changed; empty when the new configuration is in force
     */
    Optional<String> become(RouterConfig next, Instant now) {
        RouterConfigDifference difference = RouterConfigDifference.between(present(), next);
        if (!difference.identity().isEmpty()) {
            return Optional.of(
                    difference.identity().stream().map(ValueChange::toString).collect(Collectors.joining(", "))
                            + ": that is another router; stop this one and start the other");
        }
        area.overflow().maxLsas(next.maxLsas());
        carryOut(difference, now);
        if (!difference.addedInterfaces().isEmpty()) {
            adjacencies.add(difference.addedInterfaces(), next.interfaces());
        }
        return Optional.empty();
    }

    private RouterConfig present() {
        return new RouterConfig(
                area.routerId(),
                area.areaId(),
                area.type(),
                area.interfaces().stream().map(OspfInterface::config).toList(),
                originator.routes(),
                area.overflow().maxLsas());
    }

    private void carryOut(RouterConfigDifference difference, Instant now) {
        for (InterfaceConfig removed : difference.removedInterfaces()) {
            flooding.forgetLink(removed.name());
            adjacencies.remove(area.require(removed.name()), now);
        }
        for (InterfaceDifference changed : difference.changedInterfaces()) {
            if (changed.callsFor(Consequence.RESTART)) {
                flooding.forgetLink(changed.name());
            }
            adjacencies.reconfigure(changed, now);
        }
        difference.removedRoutes().forEach(route -> originator.withdraw(route.prefix()));
        difference.addedRoutes().forEach(originator::advertise);
        difference.changedRoutes().forEach(route -> originator.advertise(route.to()));
    }
}
