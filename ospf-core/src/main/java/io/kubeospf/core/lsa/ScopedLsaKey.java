package io.kubeospf.core.lsa;

import java.util.Comparator;

/**
 * An LSA's place in the database: link-local LSAs of two interfaces can have the same key (RFC 5250 3).
 *
 * @param link the interface of a link-local LSA, empty for all others
 */
public record ScopedLsaKey(String link, LsaKey key) implements Comparable<ScopedLsaKey> {
    private static final Comparator<ScopedLsaKey> ORDER =
            Comparator.comparing(ScopedLsaKey::key).thenComparing(ScopedLsaKey::link);

    /** The place of an LSA that is seen on an interface. */
    public static ScopedLsaKey seenOn(String interfaceName, LsaKey key) {
        boolean linkLocal =
                key.type().floodingScope().filter(FloodingScope.LINK::equals).isPresent();
        return new ScopedLsaKey(linkLocal ? interfaceName : "", key);
    }

    /** The place of an LSA that is flooded beyond a link. */
    public static ScopedLsaKey beyondLink(LsaKey key) {
        return seenOn("", key);
    }

    @Override
    public int compareTo(ScopedLsaKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return link.isEmpty() ? key.toString() : key + " on " + link;
    }
}
