package io.kubeospf.core.schedule;

import static net.jqwik.api.Arbitraries.integers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The queue beside a list that is searched from end to end. */
class TimerQueuePropertyTest {
    /** A timer, in the order of arming. */
    private record Armed(TimerKey key, Instant due) {}

    private enum Action {
        ARM,
        DISARM,
        POLL
    }

    private record Step(Action action, TimerKey key, Instant at) {}

    @Property
    void doesWhatTheListDoesWhateverHappensToThem(@ForAll("steps") List<Step> steps) {
        TimerQueue queue = new TimerQueue();
        List<Armed> model = new ArrayList<>();
        for (Step step : steps) {
            take(step, queue, model);
            assertEquals(first(model).map(Armed::due), queue.nextDue());
            assertEquals(model.stream().anyMatch(armed -> armed.key.equals(step.key)), queue.isArmed(step.key));
        }
    }

    private static void take(Step step, TimerQueue queue, List<Armed> model) {
        switch (step.action) {
            case ARM -> {
                queue.arm(step.key, step.at);
                model.removeIf(armed -> armed.key.equals(step.key));
                model.add(new Armed(step.key, step.at));
            }
            case DISARM -> {
                queue.disarm(step.key);
                model.removeIf(armed -> armed.key.equals(step.key));
            }
            case POLL -> {
                Optional<Armed> due = first(model).filter(armed -> !armed.due.isAfter(step.at));
                due.ifPresent(model::remove);
                assertEquals(due.map(Armed::key), queue.pollDue(step.at));
            }
        }
    }

    private static Optional<Armed> first(List<Armed> model) {
        return model.stream().min(Comparator.comparing(Armed::due));
    }

    /** Few timers and few moments, so that they meet. */
    @Provide
    static Arbitrary<List<Step>> steps() {
        Arbitrary<TimerKey> keys = integers().between(0, 4).map(number -> new TimerKey.HelloTimer("eth" + number));
        Arbitrary<Instant> moments = integers().between(0, 9).map(Instant.EPOCH::plusSeconds);
        return Combinators.combine(Arbitraries.of(Action.class), keys, moments)
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }
}
