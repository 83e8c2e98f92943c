package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Outbox;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells the operator once of each thing that happens to an advertised prefix, however many LSAs it takes. */
final class AdvertisementEvents {
    private final Area area;
    private final Outbox outbox;
    private final SortedMap<Ipv4Prefix, AsExternalLsa> advertised = new TreeMap<>();
    private final SortedMap<Ipv4Prefix, ScopedLsaKey> unacknowledged = new TreeMap<>();
    private final Set<ExternalRoute> unusable = new LinkedHashSet<>();
    private final SortedMap<Ipv4Prefix, RouterId> leftToOthers = new TreeMap<>();

    AdvertisementEvents(Area area, Outbox outbox) {
        this.area = area;
        this.outbox = outbox;
    }

    /** An own LSA has been originated. */
    void originated(ScopedLsaKey place, LsaBody body) {
        prefixOf(place, body).ifPresent(prefix -> {
            AsExternalLsa external = (AsExternalLsa) body;
            if (!external.equals(advertised.put(prefix, external))) {
                outbox.occurred(new Event.PrefixAdvertised(
                        prefix, external.paths().get(0).metric()));
                unacknowledged.put(prefix, place);
            }
        });
    }

    /** The wanted routes, or what became of them, may have changed. */
    void reviewed(WantedLsas wanted, WantedLsas.Selection selection) {
        Set<Ipv4Prefix> known = new TreeSet<>(advertised.keySet());
        known.addAll(leftToOthers.keySet());
        for (Ipv4Prefix prefix : known) {
            if (!wanted.wantsPrefix(prefix)) {
                advertised.remove(prefix);
                outbox.occurred(new Event.PrefixWithdrawn(prefix));
            }
        }
        unacknowledged.keySet().retainAll(advertised.keySet());
        unusable.removeIf(route -> !wanted.routes().contains(route));
        wanted.routes().forEach(this::reviewForwardingAddress);
        leftToOthers.keySet().retainAll(selection.leftToOthers().keySet());
        selection.leftToOthers().forEach(this::reviewEquivalent);
    }

    /** Neighbors may have acknowledged, or become full or lost. */
    void reviewAcknowledgments() {
        if (unacknowledged.isEmpty()) {
            return;
        }
        List<Neighbor> full = area.fullNeighbors();
        List<Ipv4Prefix> acknowledged = unacknowledged.entrySet().stream()
                .filter(waiting -> isAcknowledged(waiting.getKey(), waiting.getValue(), full))
                .map(Map.Entry::getKey)
                .toList();
        for (Ipv4Prefix prefix : acknowledged) {
            unacknowledged.remove(prefix);
            outbox.occurred(new Event.PrefixAcknowledged(prefix));
        }
    }

    /** An LSA that was originated just now may not be in the database yet, in which the one before is. */
    private boolean isAcknowledged(Ipv4Prefix prefix, ScopedLsaKey place, List<Neighbor> full) {
        boolean flooded = area.database()
                .find(place)
                .filter(entry -> entry.installed().body().equals(advertised.get(prefix)))
                .isPresent();
        return flooded
                && !full.isEmpty()
                && full.stream()
                        .noneMatch(neighbor -> neighbor.retransmissionList().contains(place.key()));
    }

    private void reviewForwardingAddress(ExternalRoute route) {
        Ipv4Address asked = route.forwardingAddress();
        if (asked.isUnspecified() || AsExternalLsaBuilder.isUsable(asked, area.interfaces())) {
            unusable.remove(route);
        } else if (unusable.add(route)) {
            outbox.occurred(new Event.ForwardingAddressUnusable(route.prefix(), route.forwardingAddress()));
        }
    }

    private void reviewEquivalent(Ipv4Prefix prefix, RouterId other) {
        if (!other.equals(leftToOthers.put(prefix, other))) {
            advertised.remove(prefix);
            outbox.occurred(new Event.PrefixLeftToRouter(prefix, other));
        }
    }

    /** The prefix that an AS-external-LSA or NSSA-LSA is about; empty for other LSAs, and for a mask with holes. */
    static Optional<Ipv4Prefix> prefixOf(ScopedLsaKey place, LsaBody body) {
        if (!(body instanceof AsExternalLsa external)) {
            return Optional.empty();
        }
        OptionalInt length = external.mask().prefixLength();
        Ipv4Address address = new Ipv4Address(place.key().linkStateId().value());
        return length.isPresent() ? Optional.of(Ipv4Prefix.containing(address, length.getAsInt())) : Optional.empty();
    }
}
