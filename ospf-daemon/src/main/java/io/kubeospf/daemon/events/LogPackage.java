package io.kubeospf.daemon.events;

import java.util.Locale;

/** Where a line comes from, so that one part of the program can be made to say more or less than the others. */
public enum LogPackage {
    /** Interfaces, neighbors, and the Designated Router. */
    ADJACENCY,
    /** LSAs of others. */
    FLOODING,
    /** LSAs of our own, and the prefixes that they announce. */
    ORIGINATION,
    /** Packets that are not taken, and the router as a whole. */
    SPEAKER,
    /** Frames, and the machine's interfaces. */
    TRANSPORT,
    /** Everything around these: configuration, start and end. */
    DAEMON;

    /** As the configuration spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
