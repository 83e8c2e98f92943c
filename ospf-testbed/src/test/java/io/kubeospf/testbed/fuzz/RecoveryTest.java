package io.kubeospf.testbed.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final int ALLY_STAYS = 0x20;
    private static final int WITH_KEY = 0x80;

    @Test
    void withoutAnAttackTheAllyIsFullAfterTheWaitForADesignatedRouter() {
        Duration taken = SpeakerTarget.attack(new byte[0]);

        assertTrue(taken.compareTo(Duration.ofSeconds(40)) >= 0, taken.toString());
        assertTrue(taken.compareTo(Duration.ofSeconds(50)) < 0, taken.toString());
    }

    @Test
    void anAllyThatStaysAndWasNotAttackedIsFullAllTheTime() {
        assertEquals(Duration.ZERO, SpeakerTarget.attack(new byte[] {ALLY_STAYS}));
    }

    @Test
    void routersThatShareAKeyFindEachOtherAgain() {
        Duration taken = SpeakerTarget.attack(new byte[] {(byte) WITH_KEY});

        assertTrue(taken.compareTo(Duration.ofSeconds(50)) < 0, taken.toString());
    }

    @Test
    void aPacketThatNeedsNoKeyToChangeSomethingIsABrokenRule() {
        Cast cast = Cast.choose(new Choices(new byte[] {0}));
        Station tested = new Station(cast.tested(), Cast.TESTED_ADDRESS);
        tested.linksUp().forEach(up -> tested.take(Instant.EPOCH, up));
        Octets hello = PacketCodec.encode(
                new PacketForgery(cast, new Overheard()).one(new Choices(new byte[0])),
                cast.ally().routerId(),
                cast.tested().areaId());
        Input.PacketArrived arrived =
                Station.arrived(Station.SHARED_INTERFACE, Cast.ALLY_ADDRESS, Ipv4Address.ALL_SPF_ROUTERS, hello);

        assertThrows(BrokenRuleException.class, () -> tested.takeWithoutKey(Instant.EPOCH, arrived));
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

        assertTrue(broken.toString().contains("not Full PT2M after the attack"), broken.toString());
    }
}
