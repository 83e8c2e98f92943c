package io.kubeospf.daemon.loop;

import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.core.speaker.SpeakerView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Owns the speaker: hands it what arrives and wakes it when something is due, and carries out what it wants, in order. All in
 * the thread that calls {@link #run}.
 */
public final class SpeakerLoop {
    /** How old the view of a speaker that is never idle may become. */
    private static final Duration VIEW_INTERVAL = Duration.ofMillis(100);

    private final Mailbox mailbox;
    private final InstantSource clock;
    private final InstantSource machineClock;
    private final Consumer<Output.SendPacket> transport;
    private final Consumer<Event> events;
    private final LongConsumer sequenceNumbers;
    private final Heartbeat heartbeat;
    private volatile Optional<SpeakerView> view = Optional.empty();

    /**
     * A loop that does not run yet.
     *
     * @param clock never goes back
     * @param machineClock goes where somebody sets it
     * @param transport sends packets
     * @param events hears what occurred
     * @param sequenceNumbers keeps the last number that it was given, for the next process
     */
    public SpeakerLoop(
            Mailbox mailbox,
            InstantSource clock,
            InstantSource machineClock,
            Consumer<Output.SendPacket> transport,
            Consumer<Event> events,
            LongConsumer sequenceNumbers,
            Heartbeat heartbeat) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.machineClock = machineClock;
        this.transport = transport;
        this.events = events;
        this.sequenceNumbers = sequenceNumbers;
        this.heartbeat = heartbeat;
    }

    /**
     * The speaker as it was a moment ago; empty while none runs, and before it has done anything. Any thread may call, and waits
     * for nobody.
     */
    public Optional<SpeakerView> view() {
        return view;
    }

    /** Runs until the speaker has stopped, which {@link io.kubeospf.core.speaker.Command.Stop} asks for. */
    public void run(Speaker speaker) throws InterruptedException {
        try {
            new Life(speaker).run();
        } finally {
            view = Optional.empty();
        }
    }

    /** One speaker from its start to its end. */
    private final class Life {
        private final Speaker speaker;
        private final ClockWatch clockWatch = new ClockWatch(clock, machineClock);
        private boolean stopped;
        private boolean viewOutdated;
        private Instant viewedAt = Instant.MIN;

        Life(Speaker speaker) {
            this.speaker = speaker;
        }

        void run() throws InterruptedException {
            while (!stopped) {
                Optional<Letter> letter = mailbox.take(untilDeadline());
                clockWatch.change().ifPresent(this::handle);
                // Under a flood of packets the timers still run, and with timers that are late packets are still taken.
                if (untilDeadline().isZero()) {
                    handle(new Input.DeadlineReached());
                }
                letter.ifPresent(this::open);
                if (viewOutdated && (mailbox.isEmpty() || !clock.instant().isBefore(viewedAt.plus(VIEW_INTERVAL)))) {
                    publish();
                }
                heartbeat.beat().run();
            }
        }

        private Duration untilDeadline() {
            Instant now = clock.instant();
            Instant latest = now.plus(heartbeat.longestSleep());
            Instant deadline = speaker.nextDeadline().filter(latest::isAfter).orElse(latest);
            return deadline.isAfter(now) ? Duration.between(now, deadline) : Duration.ZERO;
        }

        private void open(Letter letter) {
            if (letter instanceof Letter.Notice notice) {
                handle(notice.input()).ifPresent(rejection -> {
                    throw new AssertionError("nobody hears that " + rejection);
                });
            } else if (letter instanceof Letter.Order order) {
                CommandAnswer answer = handle(new Input.CommandGiven(order.command()))
                        .<CommandAnswer>map(CommandAnswer.Rejected::new)
                        .orElseGet(CommandAnswer.Done::new);
                // Who asks again after the answer is to see what it did.
                publish();
                order.answer().complete(answer);
            } else if (letter instanceof Letter.Question<?> question) {
                question.put(speaker, clock.instant());
            }
        }

        /** Why the input was rejected, if it was a command and was rejected. */
        private Optional<String> handle(Input input) {
            Optional<String> rejection = Optional.empty();
            for (Output output : speaker.handle(clock.instant(), input)) {
                if (output instanceof Output.SendPacket packet) {
                    transport.accept(packet);
                } else if (output instanceof Output.Occurred occurred) {
                    events.accept(occurred.event());
                    stopped |= occurred.event() instanceof Event.Stopped;
                } else if (output instanceof Output.KeepSequenceNumber keep) {
                    sequenceNumbers.accept(keep.number());
                } else if (output instanceof Output.CommandRejected rejected) {
                    rejection = Optional.of(rejected.reason());
                }
            }
            viewOutdated = true;
            return rejection;
        }

        private void publish() {
            view = Optional.of(speaker.view());
            viewedAt = clock.instant();
            viewOutdated = false;
        }
    }
}
