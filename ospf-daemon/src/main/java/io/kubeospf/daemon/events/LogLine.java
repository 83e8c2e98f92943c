package io.kubeospf.daemon.events;

import io.kubeospf.core.net.RouterId;
import java.util.List;
import java.util.Optional;

/**
 * An event in words.
 *
 * @param interfaceName where it happened; empty for what concerns the whole router
 * @param neighbor whom it is about
 * @param limit how often such a line may be written; empty for what no neighbor can provoke
 * @param recorded whether {@link EventHistory} keeps it
 */
record LogLine(
        LogPackage origin,
        LogLevel level,
        String text,
        Optional<String> interfaceName,
        Optional<RouterId> neighbor,
        Optional<Limit> limit,
        boolean recorded) {

    /**
     * How often lines of one subject may be written.
     *
     * @param subject what makes lines alike; of few values, none of them chosen by a neighbor
     */
    record Limit(List<?> subject, int perMinute) {}

    static LogLine of(LogPackage origin, LogLevel level, String text) {
        return new LogLine(origin, level, text, Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    static LogLine warn(LogPackage origin, String text) {
        return of(origin, LogLevel.WARN, text);
    }

    static LogLine info(LogPackage origin, String text) {
        return of(origin, LogLevel.INFO, text);
    }

    static LogLine debug(LogPackage origin, String text) {
        return of(origin, LogLevel.DEBUG, text);
    }

    /** Of one LSA. A database has too many of them to be kept among what happened, and can be looked at itself. */
    static LogLine ofLsa(LogPackage origin, String text) {
        return new LogLine(origin, LogLevel.DEBUG, text, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    LogLine on(String name) {
        return new LogLine(origin, level, text, Optional.of(name), neighbor, limit, recorded);
    }

    LogLine about(RouterId router) {
        return new LogLine(origin, level, text, interfaceName, Optional.of(router), limit, recorded);
    }

    LogLine atMost(int perMinute, Object... subject) {
        Limit newLimit = new Limit(List.of(subject), perMinute);
        return new LogLine(origin, level, text, interfaceName, neighbor, Optional.of(newLimit), recorded);
    }

    /** The same, telling that others like it were held back before. */
    LogLine after(long heldBack) {
        return new LogLine(origin, level, after(text, heldBack), interfaceName, neighbor, limit, recorded);
    }

    static String after(String text, long heldBack) {
        return heldBack == 0 ? text : text + " (and " + heldBack + " more like it before)";
    }
}
