package io.kubeospf.core.origination;

import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LinkStateDatabase;
import io.kubeospf.core.net.Ipv4Prefix;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is to be minded while prefixes change their Link State IDs (RFC 2328 Appendix E): which LSA goes before which comes. */
final class LinkStateIdMoves {
    private final LinkStateDatabase database;
    private final SortedMap<ScopedLsaKey, LsaBody> wanted;
    private final Map<Ipv4Prefix, ScopedLsaKey> places = new TreeMap<>();

    LinkStateIdMoves(LinkStateDatabase database, SortedMap<ScopedLsaKey, LsaBody> wanted) {
        this.database = database;
        this.wanted = wanted;
        wanted.forEach((place, body) ->
                AdvertisementEvents.prefixOf(place, body).ifPresent(prefix -> places.put(prefix, place)));
    }

    /**
     * Whether a prefix that is nowhere wanted has this Link State ID. It is flushed before the ID goes over to another: FRR 8.4
     * looks only at what an LSA says now, and would keep the route of the former prefix.
     */
    boolean holdsUnwanted(ScopedLsaKey place) {
        return heldBy(place).filter(held -> !places.containsKey(held)).isPresent();
    }

    /** Whether the prefix that has this ID is wanted under another, and not there yet: it stays until it is. */
    boolean isStillNeeded(ScopedLsaKey place) {
        return heldBy(place)
                .map(places::get)
                .filter(next -> !next.equals(place) && !isInstalled(next))
                .isPresent();
    }

    private Optional<Ipv4Prefix> heldBy(ScopedLsaKey place) {
        return database.find(place)
                .filter(entry -> !entry.installed().header().isMaxAge())
                .flatMap(entry ->
                        AdvertisementEvents.prefixOf(place, entry.installed().body()));
    }

    private boolean isInstalled(ScopedLsaKey place) {
        return database.find(place)
                .filter(entry -> entry.installed().body().equals(wanted.get(place))
                        && !entry.installed().header().isMaxAge())
                .isPresent();
    }
}
