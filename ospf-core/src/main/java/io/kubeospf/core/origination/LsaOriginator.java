package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.schedule.Agenda;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Keeps the own LSAs in the database as they should be (RFC 2328 12.4, 13.4, 14.1). It holds what is wanted against what is
 * there; MinLSInterval, refresh, the wrap of the sequence number and instances from a former life fall out of that one
 * comparison.
 */
public final class LsaOriginator {
    /** How long before LSRefreshTime a refresh may come, so that LSAs originated together do not stay together. */
    private static final Duration REFRESH_JITTER = Duration.ofMinutes(1);

    /** A neighbor drops what comes within MinLSArrival, a flush too; and not every packet travels equally fast. */
    private static final Duration FLUSH_SPACING = ArchitecturalConstants.MIN_LS_ARRIVAL.plusMillis(100);

    private final Area area;
    private final TimerQueue timers;
    private final Agenda agenda;
    private final Outbox outbox;
    private final RandomGenerator random;
    private final RouterLsaHold hold;
    private final SortedMap<Ipv4Prefix, ExternalRoute> routes = new TreeMap<>();

    /** Every own LSA that is or was in the database, and when it was originated in this life, if it was. */
    private final SortedMap<ScopedLsaKey, Origination> originations = new TreeMap<>();

    /** The externals of which the operator was told that they are announced. */
    private final SortedMap<ScopedLsaKey, AsExternalLsa> announced = new TreeMap<>();

    /** Those of which the operator has been told. */
    private final Set<ExternalRoute> unusableForwardingAddresses = new LinkedHashSet<>();

    private boolean stopping;

    /** When an LSA was last originated or flushed, and when it is to be refreshed. */
    private record Origination(Instant at, Instant refreshAt) {
        /** Of an LSA that a former life left behind. */
        private static final Origination BEFORE_OUR_TIME = new Origination(Instant.EPOCH, Instant.EPOCH);
    }

    public LsaOriginator(Area area, TimerQueue timers, Agenda agenda, Outbox outbox, RandomGenerator random) {
        this.area = area;
        this.timers = timers;
        this.agenda = agenda;
        this.outbox = outbox;
        this.random = random;
        this.hold = new RouterLsaHold(area, timers);
    }

    /** From now on the route is wanted, in the place of one with the same prefix. */
    public void advertise(ExternalRoute route) {
        routes.put(route.prefix(), route);
        agenda.originationDue();
    }

    /**
     * From now on the prefix is not wanted.
     *
     * @return whether it was
     */
    public boolean withdraw(Ipv4Prefix prefix) {
        agenda.originationDue();
        unusableForwardingAddresses.removeIf(route -> route.prefix().equals(prefix));
        return routes.remove(prefix) != null;
    }

    /** From now on nothing is wanted. */
    public void stop() {
        stopping = true;
        agenda.originationDue();
    }

    /** Whether no LSA of ours is in the database any more. */
    public boolean isGone() {
        return originations.keySet().stream()
                .allMatch(place -> area.database().find(place).isEmpty());
    }

    /** An instance that a neighbor sent in our name is in the database. */
    public void contested(ScopedLsaKey place) {
        originations.putIfAbsent(place, Origination.BEFORE_OUR_TIME);
    }

    /** Originates, refreshes and flushes what the comparison calls for. */
    public void reconcile(Instant now) {
        SortedMap<ScopedLsaKey, LsaBody> wanted = stopping ? new TreeMap<>() : wanted();
        wanted.keySet().forEach(place -> originations.putIfAbsent(place, Origination.BEFORE_OUR_TIME));
        for (ScopedLsaKey place : List.copyOf(originations.keySet())) {
            Optional<LsaBody> body = Optional.ofNullable(wanted.get(place));
            Optional<LsdbEntry> installed = area.database().find(place);
            if (body.isPresent()) {
                keep(place, body.get(), installed, now);
            } else {
                drop(place, installed, now);
            }
        }
    }

    private SortedMap<ScopedLsaKey, LsaBody> wanted() {
        SortedMap<ScopedLsaKey, LsaBody> wanted = new TreeMap<>();
        wanted.put(
                own(LsType.ROUTER, area.routerId().value()),
                RouterLsaBuilder.build(area.interfaces(), !routes.isEmpty()));
        for (OspfInterface ospfInterface : area.interfaces()) {
            NetworkLsaBuilder.build(ospfInterface, area.routerId())
                    .ifPresent(network -> wanted.put(
                            own(LsType.NETWORK, ospfInterface.address().value()), network));
        }
        LinkStateIdAllocator.allocate(routes.values())
                .forEach((id, route) -> wanted.put(own(LsType.AS_EXTERNAL, id.value()), external(route)));
        return wanted;
    }

    private AsExternalLsa external(ExternalRoute route) {
        Ipv4Address usable = AsExternalLsaBuilder.forwardingAddress(route, area.interfaces());
        if (usable.equals(route.forwardingAddress())) {
            unusableForwardingAddresses.remove(route);
        } else if (unusableForwardingAddresses.add(route)) {
            outbox.occurred(new Event.ForwardingAddressUnusable(route.prefix(), route.forwardingAddress()));
        }
        return AsExternalLsaBuilder.build(route, usable);
    }

    private ScopedLsaKey own(LsType type, int linkStateId) {
        return ScopedLsaKey.beyondLink(new LsaKey(type, new LinkStateId(linkStateId), area.routerId()));
    }

    /** Brings the wanted body into the database, or leaves it there until it is due for refresh. */
    private void keep(ScopedLsaKey place, LsaBody body, Optional<LsdbEntry> installed, Instant now) {
        Origination last = originations.getOrDefault(place, Origination.BEFORE_OUR_TIME);
        boolean current = installed.filter(entry -> isCurrent(entry, body, now)).isPresent();
        if (current && now.isBefore(last.refreshAt())) {
            return;
        }
        if (place.key().type().equals(LsType.ROUTER) && hold.isOn(now)) {
            return;
        }
        boolean wrapping = installed.filter(LsaOriginator::isLastInstance).isPresent();
        if (wrapping && installed.orElseThrow().header(now).isMaxAge()) {
            return; // When it has left the database the LSA starts again (RFC 2328 12.1.6).
        }
        Instant earliest = last.at().plus(ArchitecturalConstants.MIN_LS_INTERVAL);
        if (now.isBefore(earliest)) {
            timers.arm(new TimerKey.OriginationTimer(place), earliest);
        } else if (wrapping) {
            flush(place, installed.orElseThrow(), now);
        } else {
            originate(place, body, installed, now);
        }
    }

    private static boolean isCurrent(LsdbEntry entry, LsaBody body, Instant now) {
        return entry.source() == LsdbEntry.Source.ORIGINATED
                && !entry.header(now).isMaxAge()
                && entry.installed().body().equals(body);
    }

    private static boolean isLastInstance(LsdbEntry entry) {
        return entry.installed().header().sequenceNumber().equals(LsSequenceNumber.MAXIMUM);
    }

    private void originate(ScopedLsaKey place, LsaBody body, Optional<LsdbEntry> installed, Instant now) {
        LsSequenceNumber sequenceNumber = installed
                .map(entry -> entry.installed().header().sequenceNumber().next())
                .orElse(LsSequenceNumber.INITIAL);
        Lsa lsa = Lsa.originate(place.key(), area.options(), sequenceNumber, body);
        Duration untilRefresh =
                ArchitecturalConstants.LS_REFRESH_TIME.minusMillis(random.nextLong(REFRESH_JITTER.toMillis()));
        originations.put(place, new Origination(now, now.plus(untilRefresh)));
        timers.arm(new TimerKey.OriginationTimer(place), now.plus(untilRefresh));
        agenda.floodDue(place, lsa);
        outbox.occurred(new Event.LsaOriginated(lsa.header()));
        if (body instanceof AsExternalLsa external && !external.equals(announced.put(place, external))) {
            prefixOf(place, external)
                    .ifPresent(prefix -> outbox.occurred(new Event.PrefixAdvertised(
                            prefix, external.paths().get(0).metric())));
        }
    }

    /** Has what is not wanted leave the database, here and everywhere (RFC 2328 14.1). */
    private void drop(ScopedLsaKey place, Optional<LsdbEntry> installed, Instant now) {
        Instant lastAt =
                originations.getOrDefault(place, Origination.BEFORE_OUR_TIME).at();
        if (installed.isEmpty()) {
            if (!now.isBefore(lastAt.plus(ArchitecturalConstants.MIN_LS_INTERVAL))) {
                originations.remove(place);
            }
            return;
        }
        LsdbEntry entry = installed.get();
        Instant earliest = lastAt.plus(FLUSH_SPACING);
        if (entry.header(now).isMaxAge()) {
            return;
        }
        if (now.isBefore(earliest)) {
            timers.arm(new TimerKey.OriginationTimer(place), earliest);
            return;
        }
        flush(place, entry, now);
        Optional.ofNullable(announced.remove(place))
                .flatMap(external -> prefixOf(place, external))
                .ifPresent(prefix -> outbox.occurred(new Event.PrefixWithdrawn(prefix)));
    }

    /** Ages the instance that is there: a rebuilt one could tie with it in the receivers' comparison. */
    private void flush(ScopedLsaKey place, LsdbEntry entry, Instant now) {
        int maxAge = (int) ArchitecturalConstants.MAX_AGE.toSeconds();
        originations.put(place, new Origination(now, Instant.MAX));
        timers.disarm(new TimerKey.OriginationTimer(place));
        agenda.floodDue(place, entry.installed().withAge(maxAge));
        outbox.occurred(new Event.LsaFlushed(place.key()));
    }

    private static Optional<Ipv4Prefix> prefixOf(ScopedLsaKey place, AsExternalLsa external) {
        OptionalInt length = external.mask().prefixLength();
        Ipv4Address address = new Ipv4Address(place.key().linkStateId().value());
        return length.isPresent() ? Optional.of(Ipv4Prefix.containing(address, length.getAsInt())) : Optional.empty();
    }
}
