package io.kubeospf.testbed.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Inputs by a seed: made up, or known ones that were changed. The same seed gives the same inputs. */
final class InputSource {
    private static final int LONGEST = 300;
    private static final int MOST_CHANGES = 6;

    private final List<byte[]> known;
    private final SplittableRandom random;

    InputSource(List<byte[]> known, long seed) {
        this.known = List.copyOf(known);
        this.random = new SplittableRandom(seed);
    }

    byte[] next() {
        if (known.isEmpty() || random.nextInt(4) == 0) {
            return madeUp(1 + random.nextInt(LONGEST));
        }
        byte[] input = oneOf(known).clone();
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            input = changed(input);
        }
        return input;
    }

    private byte[] madeUp(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        return switch (random.nextInt(4)) {
            case 0 -> spliced(input, at, madeUp(1 + random.nextInt(8)), at);
            case 1 -> spliced(input, at, new byte[0], Math.min(input.length, at + 1 + random.nextInt(8)));
            case 2 -> spliced(input, at, madeUp(1), Math.min(input.length, at + 1));
            default -> joined(input, at, oneOf(known));
        };
    }

    private byte[] oneOf(List<byte[]> inputs) {
        return inputs.get(random.nextInt(inputs.size()));
    }

    /** The beginning of one input and the end of another. */
    private byte[] joined(byte[] head, int headEnd, byte[] tail) {
        byte[] end = Arrays.copyOfRange(tail, random.nextInt(tail.length + 1), tail.length);
        byte[] whole = spliced(head, headEnd, end, head.length);
        return whole.length <= 2 * LONGEST ? whole : Arrays.copyOf(whole, 2 * LONGEST);
    }

    /** The input with other octets from one place to another. */
    static byte[] spliced(byte[] input, int from, byte[] middle, int to) {
        byte[] whole = new byte[from + middle.length + input.length - to];
        System.arraycopy(input, 0, whole, 0, from);
        System.arraycopy(middle, 0, whole, from, middle.length);
        System.arraycopy(input, to, whole, from + middle.length, input.length - to);
        return whole;
    }
}
