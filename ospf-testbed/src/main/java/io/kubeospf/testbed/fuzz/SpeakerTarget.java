package io.kubeospf.testbed.fuzz;

import java.time.Duration;

/** A speaker with a live adjacency, and somebody on the LAN who sends what he likes; then silence, in which all must become well. */
public final class SpeakerTarget {
    /** Full, also where the wait for a Designated Router comes first. */
    private static final Duration UNTIL_FULL = Duration.ofSeconds(50);

    private SpeakerTarget() {}

    /**
     * The target, by the name that Jazzer knows.
     *
     * @throws BrokenRuleException when a rule is broken
     */
    public static void fuzzerTestOneInput(byte[] input) {
        attack(input);
    }

    /** How long the recovery took. */
    static Duration attack(byte[] input) {
        Choices choices = new Choices(input);
        Cast cast = Cast.choose(choices);
        Overheard overheard = new Overheard();
        FuzzedLan lan = new FuzzedLan(
                new Station(cast.tested(), Cast.TESTED_ADDRESS),
                new Station(cast.ally(), Cast.ALLY_ADDRESS),
                overheard);
        lan.restart(lan.tested());
        lan.restart(lan.ally());
        lan.run(UNTIL_FULL);
        new Program(cast, lan).run(choices);
        Recovery recovery = new Recovery(cast, lan);
        recovery.begin();
        return recovery.await();
    }
}
