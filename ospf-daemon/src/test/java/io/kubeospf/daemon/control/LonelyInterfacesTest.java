package io.kubeospf.daemon.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.daemon.events.NoNeighbor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A dead interval of 40 s, in virtual time. */
class LonelyInterfacesTest {
    private static final String NOBODY =
            "nobody is heard on eth0; look whether a router there runs OSPF in area 0.0.0.0,"
                    + " and whether something between filters IP protocol 89 or 224.0.0.5";

    private final SpokenDaemon daemon = new SpokenDaemon();
    private final LonelyInterfaces lonely = new LonelyInterfaces();

    @Test
    void anInterfaceWithoutANeighborForADeadIntervalIsToldOnceInTheWordsOfShowNeighbors() {
        assertEquals(List.of(), during(Duration.ofSeconds(40)));
        assertEquals(Optional.empty(), lonely.reasons());
        assertEquals(List.of(new NoNeighbor("eth0", NOBODY)), during(Duration.ofMinutes(60)));
        assertEquals(Optional.of(NOBODY), lonely.reasons());
    }

    @Test
    void itIsToldAgainWhenTheReasonChanges() {
        assertEquals(1, during(Duration.ofMinutes(2)).size());
        daemon.withRouter("192.168.100.1", 1, 1500, 5);
        List<NoNeighbor> changed = during(Duration.ofMinutes(10));
        assertEquals(1, changed.size());
        assertTrue(
                changed.get(0).reason().startsWith("192.168.100.1 on eth0 is heard and refused: its HelloInterval"),
                changed.toString());
    }

    @Test
    void aNeighborEndsItAndItsLossBeginsItAfterADeadInterval() {
        assertEquals(1, during(Duration.ofMinutes(2)).size());
        daemon.withRouter("192.168.100.1", 1, 1500, 10);
        assertEquals(List.of(), during(Duration.ofMinutes(5)));
        assertEquals(Optional.empty(), lonely.reasons());
        daemon.lan.deafen("192.168.100.132");
        assertEquals(List.of(), during(Duration.ofSeconds(75)));
        assertEquals(List.of(new NoNeighbor("eth0", NOBODY)), during(Duration.ofMinutes(5)));
    }

    @Test
    void anInterfaceThatIsDownIsNotToldTwice() {
        daemon.lan.unplug(SpokenDaemon.ADDRESS);
        assertEquals(List.of(), during(Duration.ofMinutes(5)));
        daemon.lan.plug(SpokenDaemon.ADDRESS);
        assertEquals(List.of(), during(Duration.ofSeconds(40)));
        assertEquals(1, during(Duration.ofSeconds(10)).size());
    }

    private List<NoNeighbor> during(Duration time) {
        List<NoNeighbor> told = new ArrayList<>();
        for (long second = 0; second < time.toSeconds(); second++) {
            daemon.after(Duration.ofSeconds(1));
            told.addAll(lonely.look(daemon.now(), daemon.view().orElseThrow(), daemon.refusedSenders()));
        }
        return told;
    }
}
