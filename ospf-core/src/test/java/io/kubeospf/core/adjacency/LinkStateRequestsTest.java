package io.kubeospf.core.adjacency;

import static io.kubeospf.core.adjacency.TestRouter.NOW;
import static io.kubeospf.core.adjacency.TestRouter.broadcast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.schedule.TimerKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 2328 10.9. */
class LinkStateRequestsTest {
    private static final int MOST_KEYS = (TestRouter.MTU - 20 - 24) / 12;

    private final TestRouter router = new TestRouter(broadcast("eth0", 0));
    private final OspfInterface eth0 = router.up("eth0", "192.168.100.132");
    private final Neighbor neighbor = router.neighbor("eth0", "192.168.100.1", NeighborState.LOADING);
    private final LinkStateRequests requests = new LinkStateRequests(router.area, router.timers);
    private final TimerKey timer = new TimerKey.LinkStateRequestTimer(neighbor.key());

    @Test
    void asksTheNeighborForAsManyAsFitIntoAPacket() {
        described(MOST_KEYS + 1);

        requests.continueWith(neighbor, NOW);

        assertTrue(eth0.isUp());
        assertEquals(List.of(request(0, MOST_KEYS)), router.said());
        assertEquals(Optional.of(Duration.ofSeconds(5)), router.due(timer));
    }

    @Test
    @Proves(value = "RFC 2328 10.9", rule = "The next LSAs are asked for when all that was asked for has come")
    void asksForTheNextOnlyWhenAllAreAnswered() {
        List<Lsa> lsas = described(MOST_KEYS + 1);
        requests.continueWith(neighbor, NOW);
        router.forget();

        for (Lsa lsa : lsas.subList(0, MOST_KEYS - 1)) {
            answered(lsa);
        }
        assertEquals(List.of(), router.said());

        answered(lsas.get(MOST_KEYS - 1));
        assertEquals(List.of(request(MOST_KEYS, 1)), router.said());
        assertEquals(NeighborState.LOADING, neighbor.state());

        answered(lsas.get(MOST_KEYS));
        assertEquals(NeighborState.FULL, neighbor.state());
        assertEquals(List.of(), router.said());
        assertEquals(Optional.empty(), router.due(timer));
    }

    @Test
    @Proves(value = "RFC 2328 10.9", rule = "What is still missing is asked for again each RxmtInterval")
    void asksAgainEachRxmtIntervalForWhatIsStillMissing() {
        List<Lsa> lsas = described(3);
        requests.continueWith(neighbor, NOW);
        router.forget();
        answered(lsas.get(1));

        router.adjacencies.repeatLinkStateRequest(neighbor.key(), NOW.plusSeconds(5));

        assertEquals(List.of("eth0 > 192.168.100.1: Request [10.1.0.0, 10.1.2.0]"), router.said());
        assertEquals(Optional.of(Duration.ofSeconds(10)), router.due(timer));
    }

    @Test
    void asksForNothingWhenNothingIsMissing() {
        requests.continueWith(neighbor, NOW);
        router.adjacencies.repeatLinkStateRequest(neighbor.key(), NOW);

        assertEquals(List.of(), router.said());
    }

    @Test
    @Proves(value = "RFC 2328 10.9", rule = "A neighbor is not loaded while the exchange goes on")
    void isNotLoadedWhileTheExchangeGoesOn() {
        neighbor.state(NeighborState.EXCHANGE, NeighborEvent.NEGOTIATION_DONE, NOW);
        Lsa only = described(1).get(0);
        requests.continueWith(neighbor, NOW);

        answered(only);

        assertEquals(NeighborState.EXCHANGE, neighbor.state());
        assertEquals(List.of(), router.events());
    }

    @Test
    void whatWasAskedForInAFormerExchangeIsNotWaitedFor() {
        described(2);
        requests.continueWith(neighbor, NOW);
        router.forget();

        neighbor.requestList().clear();
        described(1);
        requests.continueWith(neighbor, NOW);

        assertEquals(List.of(request(0, 1)), router.said());
    }

    private List<Lsa> described(int count) {
        List<Lsa> lsas = DatabaseOf.lsas(count);
        lsas.forEach(lsa -> neighbor.requestList().add(lsa.header()));
        return lsas;
    }

    private void answered(Lsa lsa) {
        neighbor.requestList().remove(lsa.key());
        router.adjacencies.requestAnswered(neighbor, NOW);
    }

    private static String request(int from, int count) {
        List<String> ids = DatabaseOf.lsas(from + count).stream()
                .skip(from)
                .map(lsa -> lsa.key().linkStateId().toString())
                .toList();
        return "eth0 > 192.168.100.1: Request " + ids;
    }
}
