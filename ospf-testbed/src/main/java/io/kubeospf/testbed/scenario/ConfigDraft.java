package io.kubeospf.testbed.scenario;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The router of a scenario. What was said first holds, so that a file can say it before it includes another. */
final class ConfigDraft {
    private static final Vocabulary<ConfigDraft> CHANGEABLE = new Vocabulary<ConfigDraft>()
            .with("interface", ConfigDraft::readInterface)
            .with("route", ConfigDraft::readRoute)
            .with("max-lsas", ConfigDraft::readMaxLsas);

    private Optional<RouterId> routerId = Optional.empty();
    private AreaId areaId = AreaId.BACKBONE;
    private AreaType areaType = AreaType.NORMAL;
    private Optional<Integer> maxLsas = Optional.empty();
    private final Map<String, InterfaceConfig> interfaces = new LinkedHashMap<>();
    private final Map<Ipv4Prefix, ExternalRoute> routes = new LinkedHashMap<>();
    private final Map<Ipv4Address, RouterId> neighbors = new LinkedHashMap<>();
    private final Set<String> laterInterfaces = new LinkedHashSet<>();

    /** {@code router 1.1.1.1 area 0.0.0.1 nssa}. */
    void readRouter(Words words) {
        RouterId said = words.routerId();
        AreaId area = words.takeIf("area") ? words.take("an area ID", AreaId::parse) : AreaId.BACKBONE;
        AreaType type = areaType(words);
        words.requireEnd();
        if (routerId.isEmpty()) {
            routerId = Optional.of(said);
            areaId = area;
            areaType = type;
        }
    }

    private static AreaType areaType(Words words) {
        return Arrays.stream(AreaType.values())
                .filter(type -> words.takeIf(type.toString()))
                .findFirst()
                .orElse(AreaType.NORMAL);
    }

    /** {@code interface eth0 priority 1}. */
    void readInterface(Words words) {
        String name = words.take("the interface's name");
        interfaces.putIfAbsent(name, InterfaceDraft.read(name, words));
    }

    /** {@code neighbor 10.0.0.2 is 2.2.2.2}: whose packets come from an address. */
    void readNeighbor(Words words) {
        Ipv4Address address = words.address();
        words.require("is");
        neighbors.putIfAbsent(address, words.routerId());
        words.requireEnd();
    }

    /** {@code route 10.96.0.0/12 metric 3}: what the file of the operator advertises. */
    void readRoute(Words words) {
        ExternalRoute route = RouteDraft.read(words);
        routes.putIfAbsent(route.prefix(), route);
    }

    /** {@code max-lsas 20}: how many LSAs of others the database is to hold. */
    void readMaxLsas(Words words) {
        int said = words.take("a number of LSAs", Integer::parseInt);
        words.requireEnd();
        maxLsas = maxLsas.or(() -> Optional.of(said));
    }

    Optional<RouterId> routerIdOf(Ipv4Address neighbor) {
        return Optional.ofNullable(neighbors.get(neighbor));
    }

    boolean hasInterface(String name) {
        return interfaces.containsKey(name) || laterInterfaces.contains(name);
    }

    /** Another configuration of the same router, with these interfaces and routes and no others. */
    ConfigDraft successor(List<Words> lines) {
        ConfigDraft next = new ConfigDraft();
        next.routerId = routerId;
        next.areaId = areaId;
        next.areaType = areaType;
        lines.forEach(line -> CHANGEABLE.readOne(line, next));
        laterInterfaces.addAll(next.interfaces.keySet());
        return next;
    }

    AreaId areaId() {
        return areaId;
    }

    RouterConfig config(String place) {
        RouterId id = routerId.orElseThrow(
                () -> new ScenarioSyntaxException(place, "expected a line 'router ROUTER-ID' before the first input"));
        return new RouterConfig(
                id,
                areaId,
                areaType,
                List.copyOf(interfaces.values()),
                List.copyOf(routes.values()),
                maxLsas.orElse(RouterConfig.DEFAULT_MAX_LSAS));
    }
}
