package io.kubeospf.testbed.fuzz;

import java.util.Locale;

/** What is attacked. */
enum FuzzTarget {
    PACKET(PacketTarget.class, 1, 20_000),
    FRAME(FrameTarget.class, 1, 20_000),
    CONFIG(ConfigTarget.class, 1, 5_000),
    SPEAKER(SpeakerTarget.class, 5, 300);

    private final Class<?> type;
    private final int share;
    private final int inputsOfTest;

    FuzzTarget(Class<?> type, int share, int inputsOfTest) {
        this.type = type;
        this.share = share;
        this.inputsOfTest = inputsOfTest;
    }

    /** The class whose method Jazzer calls. */
    Class<?> type() {
        return type;
    }

    /** How much of a campaign's time it gets, in proportion to the others. */
    int share() {
        return share;
    }

    /** How many inputs a test tries, a few seconds' worth. */
    int inputsOfTest() {
        return inputsOfTest;
    }

    /** As files and the command line call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Tries one input.
     *
     * @throws RuntimeException when a rule is broken, or whatever the code under test throws
     */
    void attack(byte[] input) {
        switch (this) {
            case PACKET -> PacketTarget.fuzzerTestOneInput(input);
            case FRAME -> FrameTarget.fuzzerTestOneInput(input);
            case CONFIG -> ConfigTarget.fuzzerTestOneInput(input);
            case SPEAKER -> SpeakerTarget.fuzzerTestOneInput(input);
        }
    }
}
