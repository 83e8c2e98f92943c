package io.kubeospf.core.lsa;

import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import java.util.Comparator;

/** What identifies an LSA apart from its instances (RFC 2328 12.1). */
public record LsaKey(LsType type, LinkStateId linkStateId, RouterId advertisingRouter) implements Comparable<LsaKey> {
    private static final Comparator<LsaKey> ORDER = Comparator.comparing(LsaKey::type)
            .thenComparing(LsaKey::linkStateId)
            .thenComparing(LsaKey::advertisingRouter);

    @Override
    public int compareTo(LsaKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return type + " " + linkStateId + " of " + advertisingRouter;
    }
}
