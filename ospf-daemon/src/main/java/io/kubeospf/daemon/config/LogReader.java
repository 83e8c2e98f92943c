package io.kubeospf.daemon.config;

import io.kubeospf.core.packet.PacketType;
import io.kubeospf.daemon.events.LogConfig;
import io.kubeospf.daemon.events.LogLevel;
import io.kubeospf.daemon.events.LogPackage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code log} and {@code trace}. */
final class LogReader {
    private static final ScalarFormat<LogLevel> LEVEL = ScalarFormat.word(LogLevel.values());

    private LogReader() {}

    static LogConfig read(Section top) {
        LogConfig log = top.section("log", "level: info", section -> Optional.of(readKeys(section)))
                .orElse(LogConfig.DEFAULT);
        return new LogConfig(log.level(), log.packages(), readTrace(top));
    }

    private static LogConfig readKeys(Section section) {
        LogLevel level = section.scalar("level", LEVEL, LogLevel.DEFAULT);
        Map<LogPackage, LogLevel> packages = section.section(
                        "packages", "flooding: debug", below -> Optional.of(readPackages(below)))
                .orElse(Map.of());
        section.end();
        return new LogConfig(level, packages, Set.of());
    }

    private static Map<LogPackage, LogLevel> readPackages(Section section) {
        Map<LogPackage, LogLevel> packages = new EnumMap<>(LogPackage.class);
        for (LogPackage origin : LogPackage.values()) {
            section.scalar(origin.toString(), LEVEL).ifPresent(level -> packages.put(origin, level));
        }
        section.end();
        return packages;
    }

    private static Set<PacketType> readTrace(Section top) {
        Set<PacketType> types = EnumSet.noneOf(PacketType.class);
        types.addAll(top.scalars("trace", "[hello, dd]", ScalarFormat.word(PacketType.values())));
        return types;
    }
}
