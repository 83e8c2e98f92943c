package io.kubeospf.daemon.metrics;

import io.kubeospf.core.lsa.LsType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** LSAs by type. Of the 256 types that an LSA can claim, those that nobody has defined count together. */
final class LsaCounts {
    private static final String UNKNOWN = "unknown";
    private static final List<String> KNOWN = IntStream.rangeClosed(0, 255)
            .mapToObj(LsType::new)
            .filter(type -> type.floodingScope().isPresent())
            .map(LsType::displayName)
            .toList();

    private final Map<String, LongAdder> counts = new LinkedHashMap<>();
    private final LongAdder unknown = new LongAdder();

    LsaCounts() {
        KNOWN.forEach(type -> counts.put(type, new LongAdder()));
        counts.put(UNKNOWN, unknown);
    }

    void add(LsType type, long number) {
        counts.getOrDefault(type.displayName(), unknown).add(number);
    }

    /** Every type, also those that there was none of. */
    Map<String, Long> byType() {
        Map<String, Long> byType = new LinkedHashMap<>();
        counts.forEach((type, count) -> byType.put(type, count.sum()));
        return byType;
    }
}
