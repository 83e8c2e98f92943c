package io.kubeospf.testbed.fuzz;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.speaker.Input;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    @Test
    void withoutAnAttackTheAllyIsFullAfterTheWaitForADesignatedRouter() {
        Duration taken = SpeakerTarget.attack(new byte[0]);

        assertTrue(taken.compareTo(Duration.ofSeconds(40)) >= 0, taken.toString());
        assertTrue(taken.compareTo(Duration.ofSeconds(50)) < 0, taken.toString());
    }

    @Test
    void anAllyThatDoesNotBecomeFullIsABrokenRule() {
        Cast cast = Cast.choose(new Choices(new byte[0]));
        FuzzedLan lan = new FuzzedLan(
                new Station(cast.tested(), Cast.TESTED_ADDRESS),
                new Station(cast.ally(), Cast.ALLY_ADDRESS),
                new Overheard());
        Recovery recovery = new Recovery(cast, lan);
        recovery.begin();
        lan.give(new Input.LinkChanged(Station.SHARED_INTERFACE, new LinkStatus.Down(LinkDownReason.NO_CARRIER)));

        BrokenRuleException broken = assertThrows(BrokenRuleException.class, recovery::await);

        assertTrue(broken.toString().contains("not well PT2M after the attack"), broken.toString());
    }
}
