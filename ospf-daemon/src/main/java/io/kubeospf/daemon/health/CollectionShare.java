package io.kubeospf.daemon.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/** Which share of the last time the garbage collector took, as far as it was looked at. */
final class CollectionShare {
    /** Before it a single long collection would be a large share. */
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** However often somebody asks. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Deque<Look> looks = new ArrayDeque<>();

    private record Look(Instant at, Duration collected) {}

    /**
     * In percent of the time since the oldest look of the last minute; empty until that was 10 s ago.
     *
     * @param now never goes back
     * @param collected what all collections of this process took together
     */
    OptionalInt percent(Instant now, Duration collected) {
        while (!looks.isEmpty() && looks.getFirst().at().isBefore(now.minus(LONGEST))) {
            looks.removeFirst();
        }
        if (looks.isEmpty() || !now.isBefore(looks.getLast().at().plus(BETWEEN_LOOKS))) {
            looks.addLast(new Look(now, collected));
        }
        Look oldest = looks.getFirst();
        Duration passed = Duration.between(oldest.at(), now);
        return passed.compareTo(SHORTEST) < 0
                ? OptionalInt.empty()
                : OptionalInt.of((int) (collected.minus(oldest.collected()).toMillis() * 100 / passed.toMillis()));
    }
}
