package io.kubeospf.testbed.sim;

import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Output;
import io.kubeospf.daemon.trace.PacketSentence;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that left the speakers of a simulation: a hash of all of it, counts, and, for who wants to read it, the story. */
public final class Trace {
    private final MessageDigest digest = sha256();
    private final Optional<Consumer<String>> reader;
    private long packets;
    private long stateChanges;
    private long exchangeRestarts;

    private Trace(Optional<Consumer<String>> reader) {
        this.reader = reader;
    }

    /** A trace that nobody reads. */
    public static Trace unread() {
        return new Trace(Optional.empty());
    }

    /** A trace that is told in lines as it grows: packets, what the network did to them, events, and faults. */
    public static Trace readBy(Consumer<String> reader) {
        return new Trace(Optional.of(reader));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Something left a speaker. */
    void left(Instant at, String router, Output output) {
        digest.update(ByteBuffer.allocate(12)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .flip());
        digest(router);
        if (output instanceof Output.SendPacket packet) {
            packets++;
            digest(packet.interfaceName());
            digest.update(packet.payload().toByteArray());
            tell(
                    at,
                    () -> router + " " + packet.interfaceName() + " to " + packet.destination() + ": "
                            + PacketSentence.of(packet.payload()));
        } else {
            String text = output.toString();
            digest(text);
            tell(at, () -> router + " " + text);
        }
        if (output instanceof Output.Occurred occurred && occurred.event() instanceof Event.NeighborStateChanged) {
            stateChanges++;
        }
        if (output instanceof Output.Occurred occurred
                && occurred.event() instanceof Event.ExchangeStalled stalled
                && stalled.restarts()) {
            exchangeRestarts++;
        }
    }

    /** A packet went over the network. */
    void carried(Instant at, Transmission sent, List<Transmission> arriving) {
        if (!arriving.equals(List.of(sent))) {
            tell(at, () -> "  that packet to " + sent.receiver() + ": " + fate(sent, arriving));
        }
    }

    private static String fate(Transmission sent, List<Transmission> arriving) {
        return arriving.isEmpty()
                ? "lost"
                : String.join(
                        ", ", arriving.stream().map(one -> fate(sent, one)).toList());
    }

    private static String fate(Transmission sent, Transmission arriving) {
        String corrupted = arriving.payload().equals(sent.payload()) ? "" : "corrupted ";
        return corrupted + "after " + arriving.latency().toMillis() + " ms";
    }

    /** A fault, or what else the reader is to know. */
    public void note(Instant at, String text) {
        tell(at, () -> "*** " + text);
    }

    private interface Line {
        String text();
    }

    private void tell(Instant at, Line line) {
        reader.ifPresent(consumer -> consumer.accept(clock(at) + " " + line.text()));
    }

    private static String clock(Instant at) {
        Duration since = Duration.between(Instant.EPOCH, at);
        return String.format(
                "%d:%02d:%02d.%03d",
                since.toHours(), since.toMinutesPart(), since.toSecondsPart(), since.toMillisPart());
    }

    private void digest(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many packets were sent. */
    public long packets() {
        return packets;
    }

    /** How many times a neighbor's state changed. */
    public long stateChanges() {
        return stateChanges;
    }

    /** How many database exchanges were restarted because they did not advance. */
    public long exchangeRestarts() {
        return exchangeRestarts;
    }

    /** A hash over everything; the trace takes nothing more afterwards. */
    public String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
