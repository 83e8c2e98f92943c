package io.kubeospf.daemon.control;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Times and durations in words. */
final class Times {
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private Times() {}

    /** UTC, with milliseconds (RFC 3339). */
    static String text(Instant time) {
        return MILLISECONDS.format(time);
    }

    /** The two largest units that say something, such as {@code 12s}, {@code 3m20s}, {@code 5h0m}, {@code 2d4h}; what is past already is {@code 0s}. */
    static String inWords(Duration duration) {
        if (duration.isNegative()) {
            return "0s";
        }
        if (duration.toDays() > 0) {
            return duration.toDays() + "d" + duration.toHoursPart() + "h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h" + duration.toMinutesPart() + "m";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + "m" + duration.toSecondsPart() + "s"
                : duration.toSeconds() + "s";
    }
}
