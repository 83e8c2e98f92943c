package io.kubeospf.daemon.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What was counted on one interface. */
final class InterfaceCounts {
    final PacketCounts received = new PacketCounts();
    final PacketCounts sent = new PacketCounts();
    final LongAdder retransmittedLsas = new LongAdder();
    final LongAdder exchangeRestarts = new LongAdder();
    final LongAdder routerIdConflicts = new LongAdder();
    final LongAdder addressConflicts = new LongAdder();
    final DurationHistogram adjacencyDuration = new DurationHistogram();

    private final Map<Enum<?>, LongAdder> dropped = new ConcurrentHashMap<>();

    /** Counts what was not taken, or not sent; the reasons are constants of a few enums, and so few. */
    void drop(Enum<?> reason) {
        dropped.computeIfAbsent(reason, unused -> new LongAdder()).increment();
    }

    /** By the reason's name; those that two enums share count together. */
    SortedMap<String, Long> droppedByReason() {
        SortedMap<String, Long> byReason = new TreeMap<>();
        dropped.forEach((reason, count) -> byReason.merge(kebabCase(reason), count.sum(), Long::sum));
        return byReason;
    }

    /** {@code MTU_MISMATCH} as {@code mtu-mismatch}. */
    static String kebabCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
