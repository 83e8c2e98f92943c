package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.wire.Octets;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** LSAs of broken formats from a host on the LAN, in the name of the router; afterwards the database exchange begins anew. */
@BuildsItsLab
class OddLsasLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String LAST = "172.30.0.0";

    /** Of the faults of formats, each of which is told of once in a minute. */
    private static final int KINDS = 8;

    private static final Duration BOUND = Duration.ofSeconds(15);

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void theRouterIsFullAndHasTheRouteWheneverTheExchangeBeginsAnew(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter router = lab.router(software, RouterSettings.of(1, lan.port()));
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        router.awaitNextHops(SERVICES, master.address(lan));
        Attacker attacker = Attacker.on(lan, lab);
        List<Octets> lsas = new ArrayList<>(OddLsas.all());
        lsas.add(OddLsas.wellFormed(LAST));

        attacker.sendLsas(router.address(lan), router.routerId(), master.address(lan), lsas);
        await("the last LSA arrives").until(() -> master.installed("AS-external-LSA", LAST) == 1);
        long kinds = master.events("lsa-format-refused");

        Instant hello = attacker.start(
                        "hello",
                        0,
                        1,
                        router.address(lan),
                        router.routerId(),
                        master.address(lan),
                        "255.255.255.0",
                        "1/4",
                        1,
                        router.address(lan),
                        "0.0.0.0")
                .awaitEnd();
        master.awaitLogged("full -> init (1-WayReceived)");
        Duration afterHello = awaitRestored(router, master, lan, hello);

        router.kill();
        router.start();
        router.awaitInterfaceState(lan, "DR");
        Duration afterRestart = awaitRestored(router, master, lan, Instant.now());
        assertTrue(
                router.liveLsasOf(LAST).contains("5 " + LAST),
                "what was taken is in the database of a router that starts");

        assertTrue(kinds >= KINDS, kinds + " kinds of faults are told of");
        assertEquals(0, master.events("receive-queue-full"));
        System.out.println(
                "FIGURES " + lsas.size() + " odd LSAs beside " + router.host().role() + ": Full with the route after "
                        + afterHello + "; of a router that starts " + afterRestart);
    }

    private static Duration awaitRestored(LabRouter router, Master master, Lan lan, Instant since) {
        await("Full, and the route")
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> router.isFull(master.routerId())
                        && router.host().nextHops(SERVICES).equals(List.of(master.address(lan)))
                        && master.control("show neighbors").contains("full"));
        return Duration.between(since, Instant.now());
    }
}
