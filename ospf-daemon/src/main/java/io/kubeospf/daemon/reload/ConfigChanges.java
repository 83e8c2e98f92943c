package io.kubeospf.daemon.reload;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.RouterConfigDifference;
import io.kubeospf.core.config.ValueChange;
import io.kubeospf.daemon.config.ListenConfig;
import io.kubeospf.daemon.events.LogConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The changes of a configuration in words, a few each. */
public final class ConfigChanges {
    private ConfigChanges() {}

    /** What the speaker does differently. */
    public static List<String> describe(RouterConfigDifference difference) {
        List<String> changes = new ArrayList<>();
        difference.identity().forEach(change -> changes.add(change.toString()));
        difference.values().forEach(change -> changes.add(change.toString()));
        difference.addedInterfaces().stream().map(InterfaceConfig::name).forEach(name -> changes.add("+ " + name));
        difference.removedInterfaces().stream().map(InterfaceConfig::name).forEach(name -> changes.add("- " + name));
        difference.changedInterfaces().forEach(changed -> addAll(changes, changed.name(), changed.changes()));
        difference.addedRoutes().stream().map(ExternalRoute::prefix).forEach(prefix -> changes.add("+ " + prefix));
        difference.removedRoutes().stream().map(ExternalRoute::prefix).forEach(prefix -> changes.add("- " + prefix));
        difference.changedRoutes().forEach(changed -> addAll(changes, changed.prefix(), changed.changes()));
        return changes;
    }

    /** What the log shows differently. */
    public static List<String> describe(LogConfig from, LogConfig to) {
        return Stream.of(
                        ValueChange.of("log level", from.level(), to.level()),
                        ValueChange.of("log packages", from.packages(), to.packages()),
                        ValueChange.of("trace", from.traced(), to.traced()))
                .filter(change -> !change.from().equals(change.to()))
                .map(ValueChange::toString)
                .toList();
    }

    /** Where the daemon is reached. */
    public static List<String> describe(ListenConfig from, ListenConfig to) {
        return Stream.of(
                        ValueChange.of("metrics address", words(from.metrics()), words(to.metrics())),
                        ValueChange.of("control socket", words(from.control()), words(to.control())),
                        ValueChange.of("control group", from.controlGroup(), to.controlGroup()))
                .filter(change -> !change.from().equals(change.to()))
                .map(ValueChange::toString)
                .toList();
    }

    private static String words(Optional<?> place) {
        return place.map(Object::toString).orElse("off");
    }

    private static void addAll(List<String> changes, Object owner, List<ValueChange> values) {
        values.forEach(value -> changes.add(owner + " " + value));
    }
}
