package io.kubeospf.daemon.loop;

import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Input.PacketArrived;
import io.kubeospf.core.speaker.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * What waits for the speaker, in the order of arrival. The network can send faster than we work, so packets are dropped
 * while {@link #PACKET_OCTETS_LIMIT} is reached; OSPF repeats what matters. Commands and questions are declined while
 * {@link #REQUESTS_LIMIT} of them wait, and while no speaker runs. Everything else always finds room. Any thread may use it.
 *
 * <p>What is chained to the futures runs in the speaker's thread, unless it is given to another one.
 */
public final class Mailbox {
    /** About 1300 full packets of an ordinary Ethernet. */
    static final int PACKET_OCTETS_LIMIT = 2 * 1024 * 1024;

    /** More than people at keyboards cause. */
    static final int REQUESTS_LIMIT = 64;

    /** What a packet costs besides its octets, so that empty ones are bounded as well. */
    private static final int PACKET_OVERHEAD = 128;

    private static final String NOBODY_THERE = "no speaker runs";

    private final BlockingQueue<Letter> letters;
    private final AtomicInteger packetOctets = new AtomicInteger();
    private final Semaphore roomForRequests = new Semaphore(REQUESTS_LIMIT);
    private volatile boolean open;

    /** A mailbox that is closed. */
    public Mailbox() {
        this(new LinkedBlockingQueue<>());
    }

    /** Keeps the letters in a queue without bounds. */
    Mailbox(BlockingQueue<Letter> letters) {
        this.letters = letters;
    }

    /** Leaves an input; false for a packet that is dropped. */
    public boolean put(Input input) {
        return !(input instanceof PacketArrived packet && !admit(packet)) && letters.add(new Letter.Notice(input));
    }

    /** Has the speaker do something. */
    public CompletableFuture<CommandAnswer> give(Command command) {
        CompletableFuture<CommandAnswer> answer = new CompletableFuture<>();
        put(new Letter.Order(command, answer));
        return answer;
    }

    /**
     * Has something found out in the speaker's thread.
     *
     * @param question reads the speaker, and gives nothing that it may change later
     * @return empty when too many others ask, or no speaker runs
     */
    public <T> CompletableFuture<Optional<T>> ask(BiFunction<Speaker, Instant, T> question) {
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        put(new Letter.Question<>(question, answer));
        return answer;
    }

    /** A speaker is about to take what comes from now on; what came before was not meant for it. */
    public void open() {
        empty();
        open = true;
    }

    /** No speaker takes anything for now: nobody waits for an answer in vain. */
    public void close() {
        open = false;
        empty();
    }

    /** The next letter, or empty when none came within the time. */
    Optional<Letter> take(Duration atMost) throws InterruptedException {
        Optional<Letter> letter = Optional.ofNullable(letters.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
        letter.ifPresent(this::freeRoom);
        return letter;
    }

    boolean isEmpty() {
        return letters.isEmpty();
    }

    private void put(Letter.Request request) {
        if (!open) {
            request.decline(NOBODY_THERE);
        } else if (!roomForRequests.tryAcquire()) {
            request.decline("too many others wait for the speaker; try again");
        } else {
            letters.add(request);
            // It was closed meanwhile, perhaps before the request was in it. What else is there may be for the next
            // speaker.
            if (!open && letters.remove(request)) {
                freeRoom(request);
                request.decline(NOBODY_THERE);
            }
        }
    }

    private void empty() {
        for (Letter letter = letters.poll(); letter != null; letter = letters.poll()) {
            freeRoom(letter);
            if (letter instanceof Letter.Request request) {
                request.decline(NOBODY_THERE);
            }
        }
    }

    private void freeRoom(Letter letter) {
        if (letter instanceof Letter.Request) {
            roomForRequests.release();
        } else if (letter instanceof Letter.Notice notice && notice.input() instanceof PacketArrived packet) {
            packetOctets.addAndGet(-weight(packet));
        }
    }

    private boolean admit(PacketArrived packet) {
        int weight = weight(packet);
        if (packetOctets.addAndGet(weight) <= PACKET_OCTETS_LIMIT) {
            return true;
        }
        packetOctets.addAndGet(-weight);
        return false;
    }

    private static int weight(PacketArrived packet) {
        return PACKET_OVERHEAD + packet.payload().length();
    }
}
