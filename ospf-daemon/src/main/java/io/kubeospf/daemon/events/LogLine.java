package io.kubeospf.daemon.events;

import java.util.List;
import java.util.Optional;

/** An event in words. */
record LogLine(LogLevel level, String text, Optional<Limit> limit) {

    /**
     * How often lines of one subject may be written.
     *
     * @param subject what makes lines alike; of few values, none of them chosen by a neighbor
     */
    record Limit(List<?> subject, int perMinute) {}

    static LogLine warn(String text) {
        return new LogLine(LogLevel.WARN, text, Optional.empty());
    }

    static LogLine info(String text) {
        return new LogLine(LogLevel.INFO, text, Optional.empty());
    }

    static LogLine debug(String text) {
        return new LogLine(LogLevel.DEBUG, text, Optional.empty());
    }

    LogLine atMost(int perMinute, Object... subject) {
        return new LogLine(level, text, Optional.of(new Limit(List.of(subject), perMinute)));
    }
}
