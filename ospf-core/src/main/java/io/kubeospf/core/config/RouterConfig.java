package io.kubeospf.core.config;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.RouterId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A router in one area.
 *
 * @param areaType of the backbone always normal
 * @param interfaces at least one, each name once
 * @param externalRoutes what to announce from the start, each prefix once; none in a stub area
 * @param maxLsas how many LSAs of others the database is to hold, by the rules of the package lsdb
 */
public record RouterConfig(
        RouterId routerId,
        AreaId areaId,
        AreaType areaType,
        List<InterfaceConfig> interfaces,
        List<ExternalRoute> externalRoutes,
        int maxLsas) {

    /** More than a large network has; what it takes of memory fits what the launcher allows. */
    public static final int DEFAULT_MAX_LSAS = 100_000;

    private static final int LEAST_MAX_LSAS = 10;

    public RouterConfig {
        interfaces = List.copyOf(interfaces);
        externalRoutes = List.copyOf(externalRoutes);
        if (routerId.equals(RouterId.NONE)) {
            throw new IllegalArgumentException("the router ID 0.0.0.0 names no router");
        }
        if (areaId.equals(AreaId.BACKBONE) && areaType != AreaType.NORMAL) {
            throw new IllegalArgumentException("the backbone " + areaId + " cannot be of type " + areaType);
        }
        if (areaType.externalType().isEmpty() && !externalRoutes.isEmpty()) {
            throw new IllegalArgumentException("nothing can be announced in an area of type " + areaType);
        }
        if (maxLsas < LEAST_MAX_LSAS) {
            throw new IllegalArgumentException(
                    "max-lsas is " + maxLsas + ", and must be at least " + LEAST_MAX_LSAS + " to be of use");
        }
        if (interfaces.isEmpty()) {
            throw new IllegalArgumentException("a router needs at least one interface");
        }
        requireUnique(
                "interface", interfaces.stream().map(InterfaceConfig::name).toList());
        requireUnique(
                "prefix", externalRoutes.stream().map(ExternalRoute::prefix).toList());
    }

    /** A router with the default bound. */
    public RouterConfig(
            RouterId routerId,
            AreaId areaId,
            AreaType areaType,
            List<InterfaceConfig> interfaces,
            List<ExternalRoute> externalRoutes) {
        this(routerId, areaId, areaType, interfaces, externalRoutes, DEFAULT_MAX_LSAS);
    }

    /** A router in a normal area, with the default bound. */
    public RouterConfig(
            RouterId routerId, AreaId areaId, List<InterfaceConfig> interfaces, List<ExternalRoute> externalRoutes) {
        this(routerId, areaId, AreaType.NORMAL, interfaces, externalRoutes);
    }

    private static void requireUnique(String what, List<?> values) {
        Set<Object> seen = new LinkedHashSet<>();
        for (Object value : values) {
            if (!seen.add(value)) {
                throw new IllegalArgumentException(what + " " + value + " is given twice");
            }
        }
    }
}
