package io.kubeospf.testbed.sim;

import io.kubeospf.core.wire.InternetChecksum;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The faults of networks, each a wrapper around a medium. */
final class FaultyMedium {
    private static final int TYPE_OFFSET = 1;
    private static final int LINK_STATE_UPDATE = 4;
    private static final int CHECKSUM_OFFSET = 12;
    private static final int AUTHENTICATION_OFFSET = 16;
    private static final int BODY_OFFSET = 24;

    /** Shorter than the body of any LSA. */
    private static final int TAIL = 4;

    private FaultyMedium() {}

    /** Loses a share of all packets. */
    static Medium loss(Medium inner, RandomGenerator random, double rate) {
        return transmission -> random.nextDouble() < rate ? List.of() : inner.carry(transmission);
    }

    /** Delays all packets by the same time. */
    static Medium delay(Medium inner, Duration time) {
        return transmission -> inner.carry(transmission).stream()
                .map(arriving -> arriving.later(time))
                .toList();
    }

    /** Has a share of all packets arrive twice. */
    static Medium duplication(Medium inner, RandomGenerator random, double rate) {
        return transmission -> {
            List<Transmission> arriving = new ArrayList<>(inner.carry(transmission));
            if (random.nextDouble() < rate) {
                arriving.addAll(inner.carry(transmission));
            }
            return arriving;
        };
    }

    /** Delays each packet by a time of its own, so that later ones overtake it. */
    static Medium reordering(Medium inner, RandomGenerator random, Duration most) {
        return transmission -> inner.carry(transmission).stream()
                .map(arriving -> arriving.later(Duration.ofMillis(random.nextLong(most.toMillis() + 1))))
                .toList();
    }

    /** Flips one bit in a share of all packets. */
    static Medium corruption(Medium inner, RandomGenerator random, double rate) {
        return transmission -> inner.carry(transmission).stream()
                .map(arriving -> random.nextDouble() < rate
                        ? withBitFlipped(
                                arriving,
                                random,
                                random.nextInt(arriving.payload().length()))
                        : arriving)
                .toList();
    }

    /**
     * Flips one bit of the last LSA in a share of all Link State Updates and makes the packet's checksum right again, as a
     * router with bad memory does: only the LSA's own checksum shows it (RFC 2328 12.1.7), and not when 0 becomes 255.
     */
    static Medium corruptionOfLsas(Medium inner, RandomGenerator random, double rate) {
        return transmission -> inner.carry(transmission).stream()
                .map(arriving -> isUpdate(arriving) && random.nextDouble() < rate
                        ? withChecksum(withBitFlipped(
                                arriving, random, arriving.payload().length() - 1 - random.nextInt(TAIL)))
                        : arriving)
                .toList();
    }

    /** Loses what one router sends to another, not what it hears from it. */
    static Medium oneWayLoss(Medium inner, String sender, String receiver) {
        return transmission ->
                transmission.sender().equals(sender) && transmission.receiver().equals(receiver)
                        ? List.of()
                        : inner.carry(transmission);
    }

    /** Loses everything between some routers and the others. */
    static Medium partition(Medium inner, Set<String> some) {
        return transmission -> some.contains(transmission.sender()) != some.contains(transmission.receiver())
                ? List.of()
                : inner.carry(transmission);
    }

    private static boolean isUpdate(Transmission transmission) {
        return transmission.payload().at(TYPE_OFFSET) == LINK_STATE_UPDATE;
    }

    private static Transmission withBitFlipped(Transmission transmission, RandomGenerator random, int index) {
        byte[] octets = transmission.payload().toByteArray();
        octets[index] ^= (byte) (1 << random.nextInt(8));
        return transmission.withPayload(Octets.of(octets));
    }

    private static Transmission withChecksum(Transmission transmission) {
        WireWriter packet = new WireWriter().write(transmission.payload()).patch16(CHECKSUM_OFFSET, 0);
        Octets octets = packet.toOctets();
        int checksum = new InternetChecksum()
                .add(octets, 0, AUTHENTICATION_OFFSET)
                .add(octets, BODY_OFFSET, octets.length() - BODY_OFFSET)
                .value();
        return transmission.withPayload(
                packet.patch16(CHECKSUM_OFFSET, checksum).toOctets());
    }
}
