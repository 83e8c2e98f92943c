package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.DatabaseBound;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.output.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of LSAs that the database has no room for, by {@link DatabaseBound}; RFC 1765 is the model. Who sends them is told that
 * they arrived, they are not taken, and nothing else changes: no own LSA is flushed, no adjacency given up.
 */
public final class DatabaseOverflow {
    /** Two neighbors that tell the same at the same time are usual; each of them is held to the bound by itself. */
    private static final int REQUESTED_DATABASES = 2;

    /** It is not over between two refusals, as it could be when long LSAs are refused that short ones would fit beside. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Area area;
    private final Outbox outbox;
    private DatabaseBound bound;
    private Optional<Beginning> beginning = Optional.empty();
    private long refusedSince;
    private Instant lastRefusal = Instant.MIN;
    private Set<ScopedLsaKey> reserved = Collections.emptySet();

    /** When the database was found full, and by an LSA of which neighbor. */
    public record Beginning(Instant at, String interfaceName, RouterId routerId, Ipv4Address address) {}

    DatabaseOverflow(Area area, Outbox outbox, int maxLsas) {
        this.area = area;
        this.outbox = outbox;
        this.bound = new DatabaseBound(maxLsas);
    }

    public int maxLsas() {
        return bound.maxLsas();
    }

    /** From now on the database is to hold so many. What it holds stays, also when that is more. */
    public void maxLsas(int next) {
        bound = new DatabaseBound(next);
    }

    /** From now on there is room at these places in any case: what others make up there must be answered. */
    public void reserve(Set<ScopedLsaKey> ours) {
        reserved = ours;
    }

    /** Whether there is room for a received instance. */
    public boolean admits(LsaHeader received, Optional<LsdbEntry> copy) {
        return isReserved(received) || bound.admits(received, copy, area.database(), 0);
    }

    private boolean isReserved(LsaHeader header) {
        return reserved.contains(ScopedLsaKey.beyondLink(header.key()));
    }

    private boolean isInOurName(LsaHeader header) {
        return area.database().isInOurName(header.key());
    }

    /** Whether there will be room for what a neighbor describes, beside what it was asked for already. */
    boolean admitsRequest(Neighbor neighbor, LsaHeader described, Optional<LsdbEntry> copy) {
        LinkStateRequestList asked = neighbor.requestList();
        if (isInOurName(described)) {
            return isReserved(described)
                    || bound.admits(described, copy, area.database(), asked.promisedRoomInOurName());
        }
        return area.requestedLsas() / REQUESTED_DATABASES < bound.maxLsas()
                && bound.admits(described, copy, area.database(), asked.promisedRoom());
    }

    /** An LSA of a neighbor was not taken. One in our name is nothing that the neighbor floods us with, but told of as well. */
    public void refused(Neighbor sender, LsaHeader header, Instant now) {
        String interfaceName = sender.key().interfaceName();
        if (isInOurName(header)) {
            outbox.occurred(new Event.LsaRefused(
                    interfaceName, sender.address(), header.key(), RefusalReason.NO_ROOM_IN_OUR_NAME));
            return;
        }
        area.require(interfaceName).lsaRefused();
        refusedSince++;
        lastRefusal = now;
        if (beginning.isEmpty()) {
            beginning = Optional.of(new Beginning(now, interfaceName, sender.routerId(), sender.address()));
            outbox.occurred(new Event.DatabaseOverflowBegan(
                    interfaceName,
                    sender.routerId(),
                    sender.address(),
                    area.database().roomOfOthers(),
                    maxLsas()));
        }
    }

    /** LSAs may have left the database, or the bound may be another one. */
    public void review(Instant now) {
        boolean quiet = beginning.isPresent() && !now.isBefore(lastRefusal.plus(QUIET));
        if (quiet && bound.isAtRest(area.database(), area.promisedRoom())) {
            outbox.occurred(new Event.DatabaseOverflowEnded(
                    refusedSince, area.database().roomOfOthers(), maxLsas()));
            beginning = Optional.empty();
            refusedSince = 0;
        }
    }

    /** Empty while nothing is refused. */
    public Optional<Beginning> beginning() {
        return beginning;
    }

    /** How many LSAs were refused since it began. */
    public long refusedSince() {
        return refusedSince;
    }
}
