package io.kubeospf.daemon.loop;

import java.time.Duration;

/**
 * Somebody who wants to know that the speaker's thread makes progress.
 *
 * @param longestSleep how long the thread may wait for something to do
 * @param beat called in that thread, at least this often while all is well
 */
public record Heartbeat(Duration longestSleep, Runnable beat) {
    /** Nobody does. */
    public static final Heartbeat NONE = new Heartbeat(Duration.ofHours(1), () -> {});
}
