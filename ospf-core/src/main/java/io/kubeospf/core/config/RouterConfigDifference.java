package io.kubeospf.core.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What has to change for one configuration to become another. The order of interfaces and of routes means nothing.
 *
 * @param identity what makes it another router: router ID, area, area type
 * @param values what is looked at anew whenever it is needed
 */
public record RouterConfigDifference(
        List<ValueChange> identity,
        List<ValueChange> values,
        List<InterfaceConfig> addedInterfaces,
        List<InterfaceConfig> removedInterfaces,
        List<InterfaceDifference> changedInterfaces,
        List<ExternalRoute> addedRoutes,
        List<ExternalRoute> removedRoutes,
        List<ExternalRouteDifference> changedRoutes) {

    public static RouterConfigDifference between(RouterConfig from, RouterConfig to) {
        ByKey<InterfaceConfig> interfaces = new ByKey<>(from.interfaces(), to.interfaces(), InterfaceConfig::name);
        ByKey<ExternalRoute> routes = new ByKey<>(from.externalRoutes(), to.externalRoutes(), ExternalRoute::prefix);
        return new RouterConfigDifference(
                identity(from, to),
                changes(ValueChange.of("max-lsas", from.maxLsas(), to.maxLsas())),
                interfaces.added(),
                interfaces.removed(),
                interfaces.changed(InterfaceDifference::new),
                routes.added(),
                routes.removed(),
                routes.changed(ExternalRouteDifference::new));
    }

    private static List<ValueChange> identity(RouterConfig from, RouterConfig to) {
        return changes(
                ValueChange.of("router-id", from.routerId(), to.routerId()),
                ValueChange.of("area", from.areaId(), to.areaId()),
                ValueChange.of("area-type", from.areaType(), to.areaType()));
    }

    private static List<ValueChange> changes(ValueChange... candidates) {
        return Arrays.stream(candidates)
                .filter(change -> !change.from().equals(change.to()))
                .toList();
    }

    /** Two lists whose items have keys. */
    private static final class ByKey<T> {
        private final Map<Object, T> before = new LinkedHashMap<>();
        private final Map<Object, T> after = new LinkedHashMap<>();

        ByKey(Collection<T> from, Collection<T> to, Function<T, Object> key) {
            from.forEach(item -> before.put(key.apply(item), item));
            to.forEach(item -> after.put(key.apply(item), item));
        }

        List<T> added() {
            return without(after, before);
        }

        List<T> removed() {
            return without(before, after);
        }

        <D> List<D> changed(BiFunction<T, T, D> difference) {
            return before.entrySet().stream()
                    .filter(old -> after.containsKey(old.getKey()))
                    .filter(old -> !old.getValue().equals(after.get(old.getKey())))
                    .map(old -> difference.apply(old.getValue(), after.get(old.getKey())))
                    .toList();
        }

        private static <T> List<T> without(Map<Object, T> items, Map<Object, T> others) {
            return items.entrySet().stream()
                    .filter(item -> !others.containsKey(item.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }
}
