package io.kubeospf.core.speaker;

import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.output.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An OSPFv2 router. Not thread-safe; one owner. The same inputs at the same times with the same random numbers give the
 * same outputs.
 */
public final class Speaker {
    /** How long {@link Command.Stop} waits for acknowledgments at most. */
    public static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    public Speaker(RouterConfig config, RandomGenerator random) {}

    /**
     * Takes one input.
     *
     * @param now never earlier than in any call before
     * @return what is to be done, in this order
     */
    public List<Output> handle(Instant now, Input input) {
        return List.of();
    }

    /** When {@link Input.DeadlineReached} is next due; empty when only other inputs can cause anything. */
    public Optional<Instant> nextDeadline() {
        return Optional.empty();
    }
}
