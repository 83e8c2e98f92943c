package io.kubeospf.daemon.events;

import java.util.Locale;

/** How much a line matters; the log shows its level and those before it. */
public enum LogLevel {
    /** The daemon cannot do what it is for. */
    ERROR(3, 31),
    /** The operator should act, and the line says how. */
    WARN(4, 33),
    /** What one wants to find when looking back. */
    INFO(6, 32),
    /** What one wants to see when looking for a fault. */
    DEBUG(7, 36);

    public static final LogLevel DEFAULT = INFO;

    private final int priority;
    private final int colour;

    LogLevel(int priority, int colour) {
        this.priority = priority;
        this.colour = colour;
    }

    /** The number that syslog has for it (RFC 5424 6.2.1). */
    int priority() {
        return priority;
    }

    /** The number by which a terminal knows its colour (ECMA-48, SGR): red, yellow, green, cyan. */
    int colour() {
        return colour;
    }

    /** As the configuration spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
