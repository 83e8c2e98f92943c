package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.WithheldReason;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the wanted routes against the database, for those who look on. */
final class Advertisements {
    private final Area area;
    private final WantedLsas.Selection selection;
    private final Map<Ipv4Prefix, ScopedLsaKey> places = new LinkedHashMap<>();
    private final boolean anybodyListening;

    Advertisements(Area area, WantedLsas.Selection selection) {
        this.area = area;
        this.selection = selection;
        this.anybodyListening = !area.fullNeighbors().isEmpty();
        selection
                .bodies()
                .forEach((place, body) ->
                        AdvertisementEvents.prefixOf(place, body).ifPresent(prefix -> places.put(prefix, place)));
    }

    List<Advertisement> of(Collection<ExternalRoute> routes) {
        return routes.stream().map(this::of).toList();
    }

    private Advertisement of(ExternalRoute route) {
        Optional<ScopedLsaKey> place = Optional.ofNullable(places.get(route.prefix()));
        Optional<LsdbEntry> entry = place.flatMap(area.database()::find).filter(found -> isAbout(route, found));
        Optional<LsaHeader> header = entry.map(found -> found.installed().header());
        return new Advertisement(
                route,
                withheld(route, place, entry),
                Optional.ofNullable(selection.leftToOthers().get(route.prefix())),
                header,
                entry.isPresent() && isCurrent(place.orElseThrow(), entry.get()),
                route.forwardingAddress().isUnspecified()
                        || AsExternalLsaBuilder.isUsable(route.forwardingAddress(), area.interfaces()),
                header.map(LsaHeader::key).map(this::acknowledgedBy).orElse(List.of()));
    }

    private Optional<WithheldReason> withheld(
            ExternalRoute route, Optional<ScopedLsaKey> place, Optional<LsdbEntry> entry) {
        if (!anybodyListening) {
            return Optional.of(WithheldReason.NO_FULL_NEIGHBOR);
        }
        if (selection.leftToOthers().containsKey(route.prefix())) {
            return Optional.of(WithheldReason.LEFT_TO_ROUTER);
        }
        if (place.isEmpty()) {
            return Optional.of(WithheldReason.NO_LINK_STATE_ID);
        }
        return entry.isEmpty() ? Optional.of(WithheldReason.DELAYED) : Optional.empty();
    }

    /** An LSA at MaxAge is about nothing any more, and one of a former life may be about another prefix. */
    private static boolean isAbout(ExternalRoute route, LsdbEntry entry) {
        LsaBody body = entry.installed().body();
        return !entry.installed().header().isMaxAge()
                && AdvertisementEvents.prefixOf(entry.place(), body)
                        .filter(route.prefix()::equals)
                        .isPresent();
    }

    private boolean isCurrent(ScopedLsaKey place, LsdbEntry entry) {
        return entry.installed().body().equals(selection.bodies().get(place));
    }

    private List<RouterId> acknowledgedBy(LsaKey key) {
        return area.fullNeighbors().stream()
                .filter(neighbor -> !neighbor.retransmissionList().contains(key))
                .map(Neighbor::routerId)
                .toList();
    }
}
