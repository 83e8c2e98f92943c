package io.kubeospf.testbed.fuzz;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.NeighborFilter;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationAlgorithm;
import io.kubeospf.core.packet.AuthenticationKey;
import io.kubeospf.core.packet.PacketSeal;
import io.kubeospf.core.packet.Secret;
import io.kubeospf.core.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * Who there is: the router under test, its ally, and the names that an attacker goes by. Chosen by an input's first octet.
 *
 * @param allyStays whether the ally is out of the attacker's reach and never starts anew, so that nothing heals by that
 */
record Cast(RouterConfig tested, RouterConfig ally, boolean allyStays) {
    static final Ipv4Address TESTED_ADDRESS = Ipv4Address.parse("10.0.0.1");
    static final Ipv4Address ALLY_ADDRESS = Ipv4Address.parse("10.0.0.2");

    /** Few enough for an input to reach. */
    private static final int FEW_LSAS = 20;

    private static final int KEY_ID = 1;
    private static final Authentication KEY =
            Authentication.of(AuthenticationAlgorithm.HMAC_SHA_256, KEY_ID, "what the attacker does not know");
    private static final AuthenticationKey WRONG_KEY =
            new AuthenticationKey(KEY_ID, AuthenticationAlgorithm.HMAC_SHA_256, Secret.of("a guess"));

    private static final RouterId TESTED_ID = RouterId.parse("5.5.5.5");
    private static final RouterId HIGHER_ID = RouterId.parse("9.9.9.9");
    private static final RouterId LOWER_ID = RouterId.parse("2.2.2.2");

    static Cast choose(Choices choices) {
        int kind = choices.octet();
        InterfaceType type = isSet(kind, 0) ? InterfaceType.POINT_TO_POINT : InterfaceType.BROADCAST;
        AreaType areaType = isSet(kind, 1) ? AreaType.NSSA : AreaType.NORMAL;
        Authentication key = isSet(kind, 7) ? KEY : Authentication.NONE;
        List<InterfaceConfig> interfaces = new ArrayList<>();
        interfaces.add(shared(type, isSet(kind, 2) ? 1 : 0, InterfaceConfig.DEFAULT_COST, key));
        if (isSet(kind, 3)) {
            interfaces.add(aside(key));
        }
        List<ExternalRoute> routes = List.of(ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX));
        int maxLsas = isSet(kind, 6) ? FEW_LSAS : RouterConfig.DEFAULT_MAX_LSAS;
        RouterConfig ally = router(
                isSet(kind, 4) ? HIGHER_ID : LOWER_ID,
                areaType,
                List.of(shared(type, 1, InterfaceConfig.DEFAULT_COST, key)),
                List.of(),
                RouterConfig.DEFAULT_MAX_LSAS);
        return new Cast(router(TESTED_ID, areaType, interfaces, routes, maxLsas), ally, isSet(kind, 5));
    }

    /** Whether there is a key that the attacker does not have. */
    boolean hasKey() {
        return !key().keys().isEmpty();
    }

    private Authentication key() {
        return tested.interfaces().get(0).authentication();
    }

    /** A packet of somebody who knows everything but the key. */
    static Octets sealedWithoutTheKey(Octets packet, int sequenceNumber) {
        return PacketSeal.withDigest(packet, WRONG_KEY, sequenceNumber);
    }

    /** Whether not all that the neighbors have finds room. */
    boolean hasRoomForFew() {
        return tested.maxLsas() == FEW_LSAS;
    }

    /** Another configuration of the router under test, which its ally can still speak with. */
    RouterConfig changed(Choices choices) {
        List<InterfaceConfig> interfaces = new ArrayList<>();
        interfaces.add(shared(tested.interfaces().get(0).type(), choices.below(3), 1 + choices.octet(), key()));
        if (choices.flag()) {
            interfaces.add(aside(key()));
        }
        List<ExternalRoute> routes = choices.flag() ? tested.externalRoutes() : List.of();
        return router(tested.routerId(), tested.areaType(), interfaces, routes, tested.maxLsas());
    }

    private static RouterConfig router(
            RouterId routerId,
            AreaType areaType,
            List<InterfaceConfig> interfaces,
            List<ExternalRoute> routes,
            int maxLsas) {
        AreaId area = areaType == AreaType.NORMAL ? AreaId.BACKBONE : AreaId.parse("0.0.0.1");
        return new RouterConfig(routerId, area, areaType, interfaces, routes, maxLsas);
    }

    private static InterfaceConfig aside(Authentication key) {
        return linked(
                Station.SIDE_INTERFACE,
                InterfaceConfig.DEFAULT_TYPE,
                InterfaceConfig.DEFAULT_PRIORITY,
                InterfaceConfig.DEFAULT_COST,
                key);
    }

    private static InterfaceConfig shared(InterfaceType type, int priority, int cost, Authentication key) {
        return linked(Station.SHARED_INTERFACE, type, priority, cost, key);
    }

    private static InterfaceConfig linked(String name, InterfaceType type, int priority, int cost, Authentication key) {
        return new InterfaceConfig(
                name,
                type,
                cost,
                priority,
                InterfaceConfig.DEFAULT_HELLO_INTERVAL,
                InterfaceConfig.DEFAULT_DEAD_INTERVAL,
                InterfaceConfig.DEFAULT_RETRANSMIT_INTERVAL,
                InterfaceConfig.DEFAULT_TRANSMIT_DELAY,
                false,
                false,
                false,
                NeighborFilter.ANYBODY,
                key);
    }

    private static boolean isSet(int octet, int bit) {
        return (octet & 1 << bit) != 0;
    }

    /** The Router IDs worth going by. */
    List<RouterId> routerIds() {
        return List.of(ally.routerId(), tested.routerId(), RouterId.parse("7.7.7.7"), RouterId.parse("1.1.1.1"));
    }

    /** The addresses worth sending from, by their last octet or so. */
    List<Ipv4Address> addresses() {
        return List.of(
                ALLY_ADDRESS,
                Ipv4Address.parse("10.0.0.3"),
                Ipv4Address.parse("10.0.0.4"),
                TESTED_ADDRESS,
                Ipv4Address.parse("10.0.1.9"),
                Ipv4Address.UNSPECIFIED);
    }
}
