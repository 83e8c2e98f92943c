package io.kubeospf.daemon.config;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.daemon.advertise.RequestedRoute;
import io.kubeospf.daemon.events.LogConfig;
import java.util.List;
import java.util.Optional;

/**
 * What the file says, with defaults where they do not depend on the machine.
 *
 * @param routerId empty: the first interface's IPv4 address
 * @param interfaces empty: the interface of the IPv4 default route
 * @param advertise what to announce; may be empty, and is in a stub area
 * @param maxLsas how many LSAs of others the database is to hold
 */
public record DaemonConfig(
        Optional<RouterId> routerId,
        AreaId areaId,
        AreaType areaType,
        List<InterfaceConfig> interfaces,
        List<RequestedRoute> advertise,
        int maxLsas,
        ListenConfig listen,
        LogConfig log) {

    public DaemonConfig {
        interfaces = List.copyOf(interfaces);
        advertise = List.copyOf(advertise);
    }
}
