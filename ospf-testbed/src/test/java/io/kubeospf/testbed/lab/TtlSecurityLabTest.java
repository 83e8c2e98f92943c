package io.kubeospf.testbed.lab;

import static io.kubeospf.testbed.lab.router.RouterSoftware.BIRD;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Real routers and RFC 5082, which BIRD knows and FRR does not. */
@BuildsItsLab
class TtlSecurityLabTest {
    private static final String SERVICES = "10.96.0.0/12";

    /** Time for Hellos in both directions, which must not help. */
    private static final Duration STRANGERS = Duration.ofSeconds(4);

    @Test
    void birdBecomesFullWhenBothRequireIt(InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(BIRD, RouterSettings.of(1, lan.port().withTtlSecurity()));
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0).withTtlSecurity())
                        .announcing(SERVICES));
        peer.awaitNextHops(SERVICES, master.address(lan));
        assertFalse(master.log().contains("its TTL is not"), master.log());
    }

    @EachPeer
    void whoSendsWithTtl1IsRefusedWithBothValues(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(software, RouterSettings.of(1, lan.port()));
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0).withTtlSecurity())
                        .announcing(SERVICES));
        master.awaitLogged("its TTL is not that of a packet sent on this network (theirs 1, ours 255)");
        await("no neighbor")
                .atMost(LabRouter.PATIENCE)
                .during(STRANGERS)
                .until(() -> !master.log().contains(": down -> init")
                        && peer.neighborState(master.routerId())
                                .filter("Full"::equals)
                                .isEmpty());
    }
}
