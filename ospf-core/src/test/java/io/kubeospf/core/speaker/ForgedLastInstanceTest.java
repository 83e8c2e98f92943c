package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.OspfPacket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody forges our route with the last sequence number, and is a neighbor himself, who holds up its flush (RFC 2328 12.1.6, 14). */
class ForgedLastInstanceTest {
    private static final Ipv4Address FORGER = Ipv4Address.parse("192.168.100.200");
    private static final Hello HELLO = new Hello(
            NetworkMask.ofPrefixLength(24),
            10,
            Options.EXTERNAL_ROUTING,
            1,
            40,
            Ipv4Address.parse("192.168.100.1"),
            FORGER,
            List.of(Story.MASTER));

    private final FloodedMaster master = new FloodedMaster(Routers.config("192.168.100.132", 0, Story.SERVICES));

    @ParameterizedTest
    @EnumSource(names = {"EXCHANGE", "FULL"})
    void ourRouteIsBackAfterAMinuteThoughANeighborSaysNoMore(NeighborState state) {
        becomeNeighbor(state);
        Lsa ours = ours();
        master.update(List.of(Lsa.originate(ours.key(), Options.NONE, LsSequenceNumber.MAXIMUM, ours.body())));
        master.run(Duration.ofSeconds(25));
        assertTrue(ours().header().isMaxAge());
        say(HELLO);

        master.run(Duration.ofSeconds(40));

        assertEquals(LsSequenceNumber.INITIAL, ours().header().sequenceNumber());
        assertFalse(ours().header().isMaxAge());
    }

    /** The forger leads, having the higher Router ID, and hears nothing of what we say. */
    private void becomeNeighbor(NeighborState state) {
        say(HELLO);
        say(description(DatabaseDescription.Flags.OPENING, 1000));
        if (state == NeighborState.FULL) {
            say(description(new DatabaseDescription.Flags(false, false, true), 1001));
        }
        assertEquals(state, master.speaker.view().neighbors().get(1).state());
    }

    private static DatabaseDescription description(DatabaseDescription.Flags flags, int number) {
        return new DatabaseDescription(1500, Options.EXTERNAL_ROUTING, flags, number, List.of());
    }

    private void say(OspfPacket packet) {
        master.give(FORGER, new RouterId(FORGER.value()), packet);
    }

    private Lsa ours() {
        return master.speaker.database(master.now()).stream()
                .filter(lsa -> lsa.key().type().equals(LsType.AS_EXTERNAL))
                .findFirst()
                .orElseThrow();
    }
}
