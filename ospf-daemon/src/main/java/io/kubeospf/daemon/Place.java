package io.kubeospf.daemon;

import io.kubeospf.daemon.events.LogLevel;
import io.kubeospf.daemon.events.OperatorLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One address that is served, or is to be.
 *
 * @param <A> what says where it is
 */
final class Place<A> implements AutoCloseable {
    private final String name;
    private final Duration retryInterval;
    private final OperatorLog log;
    private Optional<A> served = Optional.empty();
    private Closing open = () -> {};
    private String said = "";

    /**
     * A place that is nowhere yet.
     *
     * @param name as operators know it
     * @param retryInterval how often {@link #follow} is called
     */
    Place(String name, Duration retryInterval, OperatorLog log) {
        this.name = name;
        this.retryInterval = retryInterval;
        this.log = log;
    }

    /** What is open can be closed, or lost to somebody else. */
    interface Closing extends AutoCloseable {
        @Override
        void close();

        /** Whether clients still reach it. */
        default boolean isThere() {
            return true;
        }
    }

    /** How a place is opened. */
    interface Opening<A> {
        Closing open(A address) throws IOException;
    }

    /** Serves the address that is wanted, again if it was lost, and no other; one that cannot be had is told once for each reason. */
    void follow(Optional<A> wanted, Opening<A> opening) {
        if (wanted.equals(served) && open.isThere()) {
            return;
        }
        close();
        if (wanted.isEmpty()) {
            return;
        }
        try {
            open = opening.open(wanted.get());
            served = wanted;
            said = "";
        } catch (IOException e) {
            tellOnce(name + ": " + e.getMessage() + "; until then it is tried again every " + retry(), log::warn);
        } catch (RuntimeException e) {
            tellOnce(
                    name + ": not opened because of a defect; please report it; it is tried again every " + retry(),
                    text -> log.defect(LogLevel.WARN, text, e));
        }
    }

    private String retry() {
        return retryInterval.toSeconds() + " s";
    }

    private void tellOnce(String text, Consumer<String> tell) {
        if (!text.equals(said)) {
            tell.accept(text);
            said = text;
        }
    }

    @Override
    public void close() {
        open.close();
        open = () -> {};
        served = Optional.empty();
    }
}
