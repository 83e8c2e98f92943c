package io.kubeospf.daemon.loop;

import java.time.Instant;
import java.time.InstantSource;

/** The time of day at its creation plus the time since then: setting the machine's clock does not move it. */
public final class MonotonicInstantSource implements InstantSource {
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }
}
