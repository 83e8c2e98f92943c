package io.kubeospf.daemon.loop;

import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Owns the speaker: hands it what arrives and wakes it when something is due, and carries out what it wants, in order. All in
 * the thread that calls {@link #run}.
 */
public final class SpeakerLoop {
    private final Speaker speaker;
    private final Mailbox mailbox;
    private final InstantSource clock;
    private final Consumer<Output.SendPacket> transport;
    private final Consumer<Event> events;
    private final Heartbeat heartbeat;
    private boolean stopped;

    /**
     * A loop that does not run yet.
     *
     * @param clock never goes back
     * @param transport sends packets
     * @param events hears what occurred
     */
    public SpeakerLoop(
            Speaker speaker,
            Mailbox mailbox,
            InstantSource clock,
            Consumer<Output.SendPacket> transport,
            Consumer<Event> events,
            Heartbeat heartbeat) {
        this.speaker = speaker;
        this.mailbox = mailbox;
        this.clock = clock;
        this.transport = transport;
        this.events = events;
        this.heartbeat = heartbeat;
    }

    /** Runs until the speaker has stopped, which {@link io.kubeospf.core.speaker.Command.Stop} asks for. */
    public void run() throws InterruptedException {
        while (!stopped) {
            Optional<Input> input = mailbox.take(untilDeadline());
            // Under a flood of packets the timers still run, and with timers that are late packets are still taken.
            if (untilDeadline().isZero()) {
                handle(new Input.DeadlineReached());
            }
            input.ifPresent(this::handle);
            heartbeat.beat().run();
        }
    }

    private Duration untilDeadline() {
        Instant now = clock.instant();
        Instant latest = now.plus(heartbeat.longestSleep());
        Instant deadline = speaker.nextDeadline().filter(latest::isAfter).orElse(latest);
        return deadline.isAfter(now) ? Duration.between(now, deadline) : Duration.ZERO;
    }

    private void handle(Input input) {
        for (Output output : speaker.handle(clock.instant(), input)) {
            carryOut(output);
        }
    }

    private void carryOut(Output output) {
        if (output instanceof Output.SendPacket packet) {
            transport.accept(packet);
        } else if (output instanceof Output.Occurred occurred) {
            events.accept(occurred.event());
            stopped |= occurred.event() instanceof Event.Stopped;
        } else {
            // Stop, the one command so far, is never rejected.
            throw new AssertionError(output);
        }
    }
}
