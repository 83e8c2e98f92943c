package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.schedule.Agenda;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Keeps the own LSAs in the database as they should be (RFC 2328 12.4, 13.4, 14.1): has {@link Upkeep} hold what is wanted
 * against what is there, for each of them, and does what that calls for.
 */
public final class LsaOriginator {
    /** How long before LSRefreshTime a refresh may come, so that LSAs originated together do not stay together. */
    private static final Duration REFRESH_JITTER = Duration.ofMinutes(1);

    private final Area area;
    private final TimerQueue timers;
    private final Agenda agenda;
    private final Outbox outbox;
    private final RandomGenerator random;
    private final OriginationHold hold;
    private final WantedLsas wanted;
    private final AdvertisementEvents advertisements;
    private final OwnHistories histories;

    /** What may need a step: what is wanted, and what is not and has not left yet. */
    private final SortedSet<ScopedLsaKey> unsettled = new TreeSet<>();

    private WantedLsas.Selection selection = WantedLsas.Selection.none();

    public LsaOriginator(Area area, TimerQueue timers, Agenda agenda, Outbox outbox, RandomGenerator random) {
        this.area = area;
        this.timers = timers;
        this.agenda = agenda;
        this.outbox = outbox;
        this.random = random;
        this.histories = new OwnHistories(area.database());
        this.hold = new OriginationHold(area, timers);
        this.wanted = new WantedLsas(area, timers);
        this.advertisements = new AdvertisementEvents(area, outbox);
    }

    /** What is wanted, by prefix. */
    public List<ExternalRoute> routes() {
        return List.copyOf(wanted.routes());
    }

    /** From now on the route is wanted, in the place of one with the same prefix. */
    public void advertise(ExternalRoute route) {
        wanted.advertise(route);
        agenda.originationDue();
    }

    /**
     * From now on the prefix is not wanted.
     *
     * @return whether it was
     */
    public boolean withdraw(Ipv4Prefix prefix) {
        agenda.originationDue();
        return wanted.withdraw(prefix);
    }

    /** From now on nothing is wanted. */
    public void stop() {
        wanted.stop();
        agenda.originationDue();
    }

    /**
     * Whether every neighbor knows that no LSA of ours is valid any more; while databases are compared, one from a former life may
     * yet turn up.
     */
    public boolean isGone(Instant now) {
        return !area.anyNeighborSynchronizing()
                && histories.places().stream()
                        .allMatch(place -> area.database()
                                .find(place)
                                .filter(entry -> !entry.header(now).isMaxAge() || area.isUnacknowledged(place.key()))
                                .isEmpty());
    }

    /** An instance that a neighbor sent in our name is in the database. */
    public void contested(ScopedLsaKey place) {
        area.database().find(place).ifPresent(entry -> {
            OwnHistories.History history = histories.of(place);
            LsSequenceNumber number = entry.installed().header().sequenceNumber();
            histories.put(place, history.contested(number, entry.installedAt()));
            unsettled.add(place);
        });
    }

    /**
     * A neighbor has a newer instance in our name that is not in the database. No instance can follow MaxSequenceNumber, so that one
     * stays until it ages; and of what is neither wanted nor in the database others could make any number up.
     */
    public void overtaken(ScopedLsaKey place, LsSequenceNumber number, Instant now) {
        boolean ours = selection.bodies().containsKey(place)
                || area.database().find(place).isPresent();
        if (ours && !number.equals(LsSequenceNumber.MAXIMUM)) {
            histories.put(place, histories.of(place).overtaken(number, now));
            unsettled.add(place);
        }
    }

    /** What has become of each wanted route, in the order of the prefixes. */
    public List<Advertisement> advertisements() {
        return new Advertisements(area, selection).of(wanted.routes());
    }

    /** Tells whom it concerns that neighbors have what is announced. To be called after whatever they may have done. */
    public void reviewAcknowledgments() {
        advertisements.reviewAcknowledgments();
    }

    /** Originates, refreshes and flushes what is due. */
    public void reconcile(Instant now) {
        selection = wanted.select(now);
        SortedMap<ScopedLsaKey, LsaBody> bodies = selection.bodies();
        area.overflow().reserve(bodies.keySet());
        advertisements.reviewed(wanted, selection);
        unsettled.addAll(bodies.keySet());
        hold.review(now);
        LinkStateIdMoves moves = new LinkStateIdMoves(area.database(), bodies);
        for (ScopedLsaKey place : List.copyOf(unsettled)) {
            Optional<LsaBody> body = Optional.ofNullable(bodies.get(place)).filter(next -> !moves.holdsUnwanted(place));
            if (body.isPresent() || !moves.isStillNeeded(place)) {
                keepUp(place, body, now);
            }
        }
        histories.forgetNeedless(bodies.keySet(), now);
    }

    private void keepUp(ScopedLsaKey place, Optional<LsaBody> body, Instant now) {
        OwnHistories.History history = histories.of(place);
        Optional<LsdbEntry> installed = area.database().find(place);
        boolean held = hold.isOn(place.key().type(), installed, now);
        Upkeep.Step step = new Upkeep(
                        body,
                        installed,
                        held,
                        history.lastNumber(),
                        history.lastAt(),
                        history.changeAt(),
                        history.refreshAt())
                .next(now);
        TimerKey timer = new TimerKey.OriginationTimer(place);
        timers.disarm(timer);
        if (step.at().isAfter(now)) {
            if (!step.at().equals(Instant.MAX)) {
                timers.arm(timer, step.at());
            } else if (body.isEmpty()) {
                // It is gone or leaving; should a neighbor send another instance, it is contested.
                unsettled.remove(place);
            }
            return;
        }
        switch (step.action()) {
            case NONE -> {}
            case ORIGINATE -> originate(place, body.orElseThrow(), history, now);
            case FLUSH -> flush(place, installed.orElseThrow(), history, now);
        }
    }

    private void originate(ScopedLsaKey place, LsaBody body, OwnHistories.History history, Instant now) {
        LsSequenceNumber number = history.lastNumber()
                .filter(last -> !last.equals(LsSequenceNumber.MAXIMUM))
                .map(LsSequenceNumber::next)
                .orElse(LsSequenceNumber.INITIAL);
        Lsa lsa = Lsa.originate(place.key(), area.type().lsaOptions(place.key().type()), number, body);
        Duration untilRefresh =
                ArchitecturalConstants.LS_REFRESH_TIME.minusMillis(random.nextLong(REFRESH_JITTER.toMillis()));
        histories.put(place, history.originated(now, now.plus(untilRefresh), number));
        agenda.floodDue(place, lsa);
        // Once it is installed its refresh is to be arranged, and an ID that the prefix had before can go.
        agenda.originationDue();
        outbox.occurred(new Event.LsaOriginated(lsa.header()));
        advertisements.originated(place, body);
    }

    /** Ages the instance that is there: a rebuilt one could tie with it in the receivers' comparison. */
    private void flush(ScopedLsaKey place, LsdbEntry entry, OwnHistories.History history, Instant now) {
        int maxAge = (int) ArchitecturalConstants.MAX_AGE.toSeconds();
        histories.put(place, history.flushed(now));
        agenda.floodDue(place, entry.installed().withAge(maxAge));
        outbox.occurred(new Event.LsaFlushed(place.key()));
    }
}
