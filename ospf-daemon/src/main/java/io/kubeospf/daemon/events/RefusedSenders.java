package io.kubeospf.daemon.events;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Why routers that are heard do not become neighbors, or not fully. Any thread may ask. */
public final class RefusedSenders {
    /** On one interface; who sends from forged addresses has many. The one that was heard longest ago makes room. */
    static final int LIMIT = 64;

    /** What was refused longer ago says nothing of the present: the slowest usual Hello comes every 30 s. */
    static final Duration MEMORY = Duration.ofMinutes(2);

    /** What these refuse was not meant for us, or could not be taken from anybody. */
    private static final Set<RefusalReason> NOT_ABOUT_SENDER =
            EnumSet.of(RefusalReason.INTERFACE_DOWN, RefusalReason.NOT_DESIGNATED_ROUTER, RefusalReason.DESTINATION);

    private final InstantSource clock;
    private final Map<String, Senders> interfaces = new TreeMap<>();

    /**
     * Knows of nobody.
     *
     * @param clock the speaker's
     */
    RefusedSenders(InstantSource clock) {
        this.clock = clock;
    }

    /** Those of the last two minutes, by interface, who was heard last at the end. */
    public synchronized List<RefusedSender> recent() {
        Instant now = clock.instant();
        return interfaces.values().stream()
                .flatMap(senders -> senders.values().stream())
                .filter(entry -> entry.isRecent(now))
                .map(Entry::sender)
                .toList();
    }

    /** What is known of one address. */
    public synchronized Optional<RefusedSender> recent(String interfaceName, Ipv4Address address) {
        return Optional.ofNullable(interfaces.get(interfaceName))
                .flatMap(senders -> Optional.ofNullable(senders.get(address)))
                .filter(entry -> entry.isRecent(clock.instant()))
                .map(Entry::sender);
    }

    void hear(Event event) {
        if (event instanceof Event.NeighborStateChanged changed) {
            if (hasCleared(changed)) {
                forget(changed.interfaceName(), changed.address());
            }
        } else if (!(event instanceof Event.PacketRefused refused && NOT_ABOUT_SENDER.contains(refused.reason()))) {
            Refusal.of(event).ifPresent(this::remember);
        }
    }

    /** Whoever has come so far is no longer hindered by what was refused before. */
    private static boolean hasCleared(Event.NeighborStateChanged changed) {
        boolean helloTaken =
                !changed.from().isAtLeast(NeighborState.TWO_WAY) && changed.to().isAtLeast(NeighborState.TWO_WAY);
        return helloTaken || changed.to() == NeighborState.FULL;
    }

    private synchronized void forget(String interfaceName, Ipv4Address address) {
        Senders senders = interfaces.get(interfaceName);
        if (senders != null) {
            senders.remove(address);
        }
    }

    private synchronized void remember(Refusal refusal) {
        Instant now = clock.instant();
        interfaces
                .computeIfAbsent(refusal.interfaceName(), name -> new Senders())
                .merge(refusal.source(), Entry.of(refusal, now), (before, latest) -> before.followedBy(latest, now));
    }

    /** By address, the one that was heard longest ago first. */
    private static final class Senders extends LinkedHashMap<Ipv4Address, Entry> {
        private static final long serialVersionUID = 1;

        Senders() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Ipv4Address, Entry> eldest) {
            return size() > LIMIT;
        }
    }

    private record Entry(RefusedSender sender, LogLevel level) {
        static Entry of(Refusal refusal, Instant now) {
            return new Entry(
                    new RefusedSender(refusal.interfaceName(), refusal.source(), refusal.words(), now, 1),
                    refusal.level());
        }

        boolean isRecent(Instant now) {
            return !sender.last().plus(MEMORY).isBefore(now);
        }

        /** What follows from a cause, such as packets of who is no neighbor, does not take the place of the cause. */
        Entry followedBy(Entry latest, Instant now) {
            if (!isRecent(now)) {
                return latest;
            }
            Entry told = latest.level.compareTo(level) <= 0 ? latest : this;
            RefusedSender of = told.sender;
            return new Entry(
                    new RefusedSender(of.interfaceName(), of.address(), of.reason(), of.last(), sender.count() + 1),
                    told.level);
        }
    }
}
