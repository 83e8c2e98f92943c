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
        Optional<Section> log = top.section("log", "level: info");
        LogLevel level = log.map(section -> section.scalar("level", LEVEL, LogLevel.DEFAULT))
                .orElse(LogLevel.DEFAULT);
        Map<LogPackage, LogLevel> packages = new EnumMap<>(LogPackage.class);
        log.flatMap(section -> section.section("packages", "flooding: debug"))
                .ifPresent(section -> readPackages(section, packages));
        log.ifPresent(Section::end);
        return new LogConfig(level, packages, readTrace(top));
    }

    private static void readPackages(Section section, Map<LogPackage, LogLevel> packages) {
        for (LogPackage origin : LogPackage.values()) {
            section.scalar(origin.toString(), LEVEL).ifPresent(level -> packages.put(origin, level));
        }
        section.end();
    }

    private static Set<PacketType> readTrace(Section top) {
        Set<PacketType> types = EnumSet.noneOf(PacketType.class);
        types.addAll(top.scalars("trace", "[hello, dd]", ScalarFormat.word(PacketType.values())));
        return types;
    }
}
