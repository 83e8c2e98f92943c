package io.kubeospf.core.packet;

import java.time.Instant;

/**
 * From when on, and until when, a key is good for something.
 *
 * @param from the first moment
 * @param until the first moment after it
 */
public record KeyLifetime(Instant from, Instant until) {
    public static final KeyLifetime ALWAYS = new KeyLifetime(Instant.MIN, Instant.MAX);

    public KeyLifetime {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a key's lifetime ends at " + until + ", before it begins at " + from);
        }
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    public boolean isOver(Instant moment) {
        return !moment.isBefore(until);
    }

    /** To be read after "accepted". */
    @Override
    public String toString() {
        String beginning = from.equals(Instant.MIN) ? "" : "from " + from;
        String end = until.equals(Instant.MAX) ? "" : "until " + until;
        return equals(ALWAYS) ? "always" : (beginning + " " + end).trim();
    }
}
