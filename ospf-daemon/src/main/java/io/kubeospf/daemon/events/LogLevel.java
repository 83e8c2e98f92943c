package io.kubeospf.daemon.events;

import java.util.Locale;

/** How much a line matters; the log shows its level and those before it. */
public enum LogLevel {
    /** The daemon cannot do what it is for. */
    ERROR,
    /** The operator should act, and the line says how. */
    WARN,
    /** What one wants to find when looking back. */
    INFO,
    /** What one wants to see when looking for a fault. */
    DEBUG;

    public static final LogLevel DEFAULT = INFO;

    /** As the configuration spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
