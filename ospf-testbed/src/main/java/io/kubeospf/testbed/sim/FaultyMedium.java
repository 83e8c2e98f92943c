package io.kubeospf.testbed.sim;

import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The faults of networks, each a wrapper. */
final class FaultyMedium {
    private FaultyMedium() {}

    /** Loses a share of all packets. */
    static Medium losing(Medium inner, RandomGenerator random, double rate) {
        return transmission -> random.nextDouble() < rate ? List.of() : inner.carry(transmission);
    }

    /** Loses every packet of a kind: one-way loss, a partition. */
    static Medium blocking(Medium inner, Predicate<Transmission> blocked) {
        return transmission -> blocked.test(transmission) ? List.of() : inner.carry(transmission);
    }

    /** Delays each packet by a time of its own, which also changes their order. */
    static Medium delaying(Medium inner, RandomGenerator random, Duration most) {
        return transmission -> inner.carry(transmission).stream()
                .map(arriving ->
                        arriving.withLatency(arriving.latency().plusMillis(random.nextLong(most.toMillis() + 1))))
                .toList();
    }

    /** Has a share of all packets arrive twice. */
    static Medium duplicating(Medium inner, RandomGenerator random, double rate) {
        return transmission -> {
            List<Transmission> arriving = new ArrayList<>(inner.carry(transmission));
            if (random.nextDouble() < rate) {
                arriving.addAll(inner.carry(transmission));
            }
            return arriving;
        };
    }

    /** Changes one octet in a share of all packets. */
    static Medium corrupting(Medium inner, RandomGenerator random, double rate) {
        return transmission -> inner.carry(transmission).stream()
                .map(arriving -> random.nextDouble() < rate ? corrupted(arriving, random) : arriving)
                .toList();
    }

    private static Transmission corrupted(Transmission transmission, RandomGenerator random) {
        byte[] octets = transmission.payload().toByteArray();
        octets[random.nextInt(octets.length)] ^= (byte) (1 + random.nextInt(255));
        return transmission.withPayload(Octets.of(octets));
    }
}
