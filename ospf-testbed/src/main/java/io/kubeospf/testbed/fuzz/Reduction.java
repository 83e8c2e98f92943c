package io.kubeospf.testbed.fuzz;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** Cuts an input that breaks a rule down to what is needed to break it. */
final class Reduction {
    /** So that it ends, also when the input is long and slow. */
    private static final int MOST_TRIES = 3000;

    private final Consumer<byte[]> attack;
    private final String fault;
    private byte[] input;
    private int tries;

    private Reduction(Consumer<byte[]> attack, byte[] input) {
        this.attack = attack;
        this.input = input;
        this.fault = fault(attack, input);
    }

    /** A shorter input with the same fault. */
    static byte[] of(Consumer<byte[]> attack, byte[] input) {
        Reduction reduction = new Reduction(attack, input);
        while (reduction.improve()) {
            // until nothing more can go
        }
        return reduction.input;
    }

    /** What an input does wrong, without its numbers, which differ from input to input; empty when it does nothing wrong. */
    static String fault(Consumer<byte[]> attack, byte[] input) {
        try {
            attack.accept(input);
            return "";
        } catch (RuntimeException | Error e) {
            // The virtual machine leaves the trace out of an exception that it has thrown often.
            String where = Stream.of(e.getStackTrace())
                    .findFirst()
                    .filter(frame -> !(e instanceof BrokenRuleException))
                    .map(frame -> " at " + frame)
                    .orElse("");
            String text = (e + where).replaceAll("[0-9]+", "0").replaceAll("\\[.*", "");
            return text.substring(0, Math.min(text.length(), 120));
        }
    }

    private boolean improve() {
        int before = input.length;
        for (int length = Math.max(1, input.length / 2); length > 0; length /= 2) {
            for (int at = 0; at + length <= input.length; ) {
                if (!take(InputSource.spliced(input, at, new byte[0], at + length))) {
                    at += length;
                }
            }
        }
        return clear() || input.length < before;
    }

    /** Makes octets 0 that need not be anything else. */
    private boolean clear() {
        boolean cleared = false;
        for (int at = 0; at < input.length; at++) {
            cleared |= input[at] != 0 && take(InputSource.spliced(input, at, new byte[1], at + 1));
        }
        return cleared;
    }

    private boolean take(byte[] candidate) {
        boolean same = tries++ < MOST_TRIES && fault(attack, candidate).equals(fault);
        input = same ? candidate : input;
        return same;
    }
}
