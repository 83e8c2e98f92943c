package io.kubeospf.daemon.events;

import io.kubeospf.core.packet.PacketType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What the log shows.
 *
 * @param level of the packages that have no level of their own
 * @param traced the packets of which each is shown, whatever the level
 */
public record LogConfig(LogLevel level, Map<LogPackage, LogLevel> packages, Set<PacketType> traced) {
    public static final LogConfig DEFAULT = new LogConfig(LogLevel.DEFAULT, Map.of(), Set.of());

    public LogConfig {
        Map<LogPackage, LogLevel> orderedPackages = new EnumMap<>(LogPackage.class);
        orderedPackages.putAll(packages);
        packages = Collections.unmodifiableMap(orderedPackages);
        Set<PacketType> orderedTypes = EnumSet.noneOf(PacketType.class);
        orderedTypes.addAll(traced);
        traced = Collections.unmodifiableSet(orderedTypes);
    }

    boolean shows(LogPackage origin, LogLevel lineLevel) {
        return lineLevel.compareTo(packages.getOrDefault(origin, level)) <= 0;
    }
}
