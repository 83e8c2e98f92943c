package io.kubeospf.testbed.sim;

import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Output;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** Everything that left the speakers of a simulation: a hash of all of it, the last events in words, and counts. */
public final class Trace {
    private static final int REMEMBERED = 400;

    private final MessageDigest digest = sha256();
    private final Deque<String> last = new ArrayDeque<>();
    private long packets;
    private long stateChanges;

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(Instant at, String router, Output output) {
        digest.update((at + " " + router + " ").getBytes(StandardCharsets.UTF_8));
        if (output instanceof Output.SendPacket packet) {
            packets++;
            digest.update(packet.interfaceName().getBytes(StandardCharsets.UTF_8));
            digest.update(packet.payload().toByteArray());
        } else {
            String text = output.toString();
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            remember(at + " " + router + " " + text);
            if (output instanceof Output.Occurred occurred && occurred.event() instanceof Event.NeighborStateChanged) {
                stateChanges++;
            }
        }
    }

    /** A fault, for those who read the last lines. */
    void note(Instant at, String text) {
        remember(at + " " + text);
    }

    private void remember(String line) {
        last.add(line);
        if (last.size() > REMEMBERED) {
            last.remove();
        }
    }

    /** How many packets were sent. */
    public long packets() {
        return packets;
    }

    /** How many times a neighbor's state changed. */
    public long stateChanges() {
        return stateChanges;
    }

    /** The last few hundred events and faults. */
    public List<String> lastLines() {
        return List.copyOf(last);
    }

    /** A hash over everything; the trace takes nothing more afterwards. */
    public String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
