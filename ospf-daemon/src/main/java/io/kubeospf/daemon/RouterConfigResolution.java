package io.kubeospf.daemon;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.config.RouterConfigDifference;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.daemon.address.AddressChoice;
import io.kubeospf.daemon.address.AddressSelection;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.link.InterfaceAddress;
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
        if (config.routerId().isPresent()) {
            return new Resolved(router(config.routerId().get(), config, interfaces, routes));
        }
        InterfaceConfig first = interfaces.get(0);
        Optional<AddressChoice> choice = machine.address(first);
        if (choice.isEmpty()) {
            return waitingForAddress(first, LinkDownReason.NO_SUCH_INTERFACE.toString());
        }
        if (choice.get() instanceof AddressChoice.NoneYet none) {
            return waitingForAddress(first, none.sentence());
        }
        InterfaceAddress address = ((AddressChoice.Chosen) choice.get()).address();
        return AddressSelection.mayNameRouter(address)
                ? new Resolved(router(new RouterId(address.address().value()), config, interfaces, routes))
                : waitingForAddress(first, "it has only the link-local address " + address);
    }

    /**
     * Fills in what the file leaves open, for a reload. What the machine cannot say stays as it is, and a default router ID
     * stays even when the machine would choose another now. Where another router is to start, the machine must say.
     *
     * @param before the file that runs
     */
    static RouterConfigResolution of(
            DaemonConfig config,
            List<ExternalRoute> routes,
            Machine machine,
            RouterConfig running,
            DaemonConfig before) {
        List<InterfaceConfig> ofMachine = config.interfaces().isEmpty() ? machine.interfaces() : config.interfaces();
        List<InterfaceConfig> interfaces = ofMachine.isEmpty() ? running.interfaces() : ofMachine;
        RouterConfig next = router(config.routerId().orElse(running.routerId()), config, interfaces, routes);
        if (!RouterConfigDifference.between(running, next).identity().isEmpty()) {
            return of(config, routes, machine);
        }
        boolean becomesDefault =
                config.routerId().isEmpty() && before.routerId().isPresent();
        return becomesDefault && of(config, routes, machine) instanceof Resolved byDefault
                ? byDefault
                : new Resolved(next);
    }

    private static Waiting waitingForAddress(InterfaceConfig first, String why) {
        return new Waiting("interface " + first.name() + ": " + why
                + "; its address is the default router ID, set router-id to start without");
    }

    private static RouterConfig router(
            RouterId routerId, DaemonConfig config, List<InterfaceConfig> interfaces, List<ExternalRoute> routes) {
        return new RouterConfig(routerId, config.areaId(), config.areaType(), interfaces, routes, config.maxLsas());
    }
}
