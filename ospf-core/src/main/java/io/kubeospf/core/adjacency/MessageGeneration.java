package io.kubeospf.core.adjacency;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationKey;
import io.kubeospf.core.packet.AuthenticationType;
import io.kubeospf.core.packet.PacketSeal;
import io.kubeospf.core.schedule.TimeOfDay;
import io.kubeospf.core.wire.Octets;
import java.time.Instant;
import java.util.Optional;

/** Authenticates what is sent (RFC 2328 D.4), with the key whose time it is. */
public final class MessageGeneration {
    /** How many sequence numbers are set apart at once, so that not each one must be remembered. */
    static final int RESERVATION = 1000;

    private final Outbox outbox;
    private final TimeOfDay timeOfDay;
    private long lastNumber;
    private long firstUnreserved;

    /**
     * Makes packets authentic.
     *
     * @param firstNumber no cryptographic sequence number is below it
     */
    public MessageGeneration(Outbox outbox, TimeOfDay timeOfDay, long firstNumber) {
        this.outbox = outbox;
        this.timeOfDay = timeOfDay;
        this.lastNumber = firstNumber - 1;
        this.firstUnreserved = firstNumber;
    }

    /**
     * Sends a packet, unless keys are configured and none has begun.
     *
     * @param packet encoded without authentication
     */
    void send(OspfInterface out, Ipv4Address destination, Octets packet) {
        Authentication authentication = out.config().authentication();
        Optional<AuthenticationKey> key = authentication.sendingKey(timeOfDay.instant());
        tellOfKey(out, authentication, key);
        if (authentication.type() == AuthenticationType.NONE) {
            put(out, destination, packet);
        } else if (key.isPresent()) {
            Octets sealed = authentication.type() == AuthenticationType.SIMPLE_PASSWORD
                    ? PacketSeal.withPassword(packet, key.get())
                    : PacketSeal.withDigest(packet, key.get(), nextNumber());
            put(out, destination, sealed);
        }
    }

    private void put(OspfInterface out, Ipv4Address destination, Octets sealed) {
        outbox.send(new Output.SendPacket(
                out.name(), out.address(), destination, out.config().timeToLive(), out.stationOf(destination), sealed));
    }

    /**
     * One number more than that of the last packet of any interface, or the time of day in seconds when that is more: so the numbers
     * also rise when this router lost its memory, or was set back to an earlier one, as virtual machines are.
     */
    private long nextNumber() {
        long number = Math.max(lastNumber + 1, timeOfDay.instant().getEpochSecond());
        if (number >= firstUnreserved) {
            firstUnreserved = number + RESERVATION;
            outbox.keepSequenceNumber(firstUnreserved);
        }
        if (lastNumber >= 0 && number >>> Integer.SIZE != lastNumber >>> Integer.SIZE) {
            outbox.occurred(new Event.CryptographicSequenceWrapped());
        }
        lastNumber = number;
        return number;
    }

    private void tellOfKey(OspfInterface out, Authentication authentication, Optional<AuthenticationKey> key) {
        Optional<Event> status = authentication.type() == AuthenticationType.NONE
                ? Optional.empty()
                : Optional.of(key.map(present -> statusOf(out, present)).orElseGet(() -> noKey(out, authentication)));
        if (!status.equals(out.keyStatus())) {
            out.keyStatus(status);
            status.ifPresent(outbox::occurred);
        }
    }

    private Event statusOf(OspfInterface out, AuthenticationKey key) {
        return key.sends().isOver(timeOfDay.instant())
                ? new Event.AuthenticationKeysExpired(
                        out.name(), key.id(), key.sends().until())
                : new Event.AuthenticationKeyInUse(out.name(), key.id());
    }

    private static Event noKey(OspfInterface out, Authentication authentication) {
        Instant first = authentication.keys().stream()
                .map(key -> key.sends().from())
                .min(Instant::compareTo)
                .orElseThrow();
        return new Event.NoAuthenticationKey(out.name(), first);
    }
}
