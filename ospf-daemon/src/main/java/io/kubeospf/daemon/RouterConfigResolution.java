package io.kubeospf.daemon;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.config.RouterConfigDifference;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.daemon.config.DaemonConfig;
import java.util.List;
import java.util.Optional;

/** What the file leaves to the machine, filled in: the interface and the router ID. */
sealed interface RouterConfigResolution {

    record Resolved(RouterConfig config) implements RouterConfigResolution {}

    /**
     * The machine cannot say yet.
     *
     * @param reason what is waited for, to be read after "waiting for"
     */
    record Waiting(String reason) implements RouterConfigResolution {}

    /** Fills in what the file leaves open. */
    static RouterConfigResolution of(DaemonConfig config, List<ExternalRoute> routes, Machine machine) {
        List<InterfaceConfig> interfaces = config.interfaces().isEmpty() ? machine.interfaces() : config.interfaces();
        if (interfaces.isEmpty()) {
            return new Waiting("an IPv4 default route: the configuration names no interface, and that route's is the"
                    + " default; name one under interfaces to start without");
        }
        Optional<RouterId> routerId = config.routerId().or(() -> machine.routerId(interfaces));
        if (routerId.isEmpty()) {
            String first = interfaces.get(0).name();
            LinkDownReason reason = machine.links().link(first).isEmpty()
                    ? LinkDownReason.NO_SUCH_INTERFACE
                    : LinkDownReason.NO_ADDRESS;
            return new Waiting("interface " + first + ": " + reason
                    + "; its address is the default router ID, set router-id to start without");
        }
        return new Resolved(new RouterConfig(
                routerId.get(), config.areaId(), config.areaType(), interfaces, routes, config.maxLsas()));
    }

    /**
     * Fills in what the file leaves open; where the machine cannot say, it stays as it is. That is no help where another router is
     * to start, so then the machine must say.
     */
    static RouterConfigResolution of(
            DaemonConfig config, List<ExternalRoute> routes, Machine machine, RouterConfig running) {
        RouterConfig next = keeping(config, routes, machine, running);
        return RouterConfigDifference.between(running, next).identity().isEmpty()
                ? new Resolved(next)
                : of(config, routes, machine);
    }

    private static RouterConfig keeping(
            DaemonConfig config, List<ExternalRoute> routes, Machine machine, RouterConfig running) {
        List<InterfaceConfig> ofMachine = config.interfaces().isEmpty() ? machine.interfaces() : config.interfaces();
        List<InterfaceConfig> interfaces = ofMachine.isEmpty() ? running.interfaces() : ofMachine;
        RouterId routerId =
                config.routerId().or(() -> machine.routerId(interfaces)).orElse(running.routerId());
        return new RouterConfig(routerId, config.areaId(), config.areaType(), interfaces, routes, config.maxLsas());
    }
}
