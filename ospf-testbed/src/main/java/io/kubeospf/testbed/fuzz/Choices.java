package io.kubeospf.testbed.fuzz;

import io.kubeospf.core.wire.Octets;
import java.util.List;

/** A fuzzer's octets, read as one choice after the other. Beyond their end every choice is 0, so that any octets will do. */
final class Choices {
    private final byte[] octets;
    private int position;

    Choices(byte[] octets) {
        this.octets = octets;
    }

    boolean isOver() {
        return position >= octets.length;
    }

    int octet() {
        return isOver() ? 0 : octets[position++] & 0xff;
    }

    int number16() {
        return octet() << 8 | octet();
    }

    int number32() {
        return number16() << 16 | number16();
    }

    /** A number from 0 on; the bound is at most 256. */
    int below(int bound) {
        return octet() % bound;
    }

    boolean flag() {
        return (octet() & 1) != 0;
    }

    <T> T of(List<T> candidates) {
        return candidates.get(below(candidates.size()));
    }

    /** The next octets, fewer when the end is near. */
    Octets octets(int most) {
        int length = Math.min(most, octets.length - position);
        Octets chosen = Octets.of(octets, position, length);
        position += length;
        return chosen;
    }

    /** All that is left. */
    Octets rest() {
        return octets(octets.length);
    }
}
