package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Three masters of one cluster announce the same services, and then there are fewer. */
@BuildsItsLab
class SeveralMastersLabTest {
    private static final String SERVICES = "10.96.0.0/12";

    @EachPeer
    void aRouterBalancesOverThreeMastersAndOverTwoWhenOneIsKilled(RouterSoftware software, InteropLab lab) {
        Cluster cluster = new Cluster(lab, software);
        report(cluster, "kill -9", cluster.masters[0].kill(), 1, 2);
        cluster.masters[0].start();
        cluster.awaitMasters(0, 1, 2);
        cluster.router.awaitFull(cluster.masters[0].routerId());
    }

    @EachPeer
    void aMasterThatIsStoppedLeavesAtOnceAndTheLastOneTakesTheRouteAway(RouterSoftware software, InteropLab lab) {
        Cluster cluster = new Cluster(lab, software);
        report(cluster, "SIGTERM", cluster.masters[0].stop(), 1, 2);
        report(cluster, "SIGTERM", cluster.masters[1].stop(), 2);
        report(cluster, "SIGTERM", cluster.masters[2].stop());
    }

    @EachPeer
    void aMasterThatIsPausedLeavesAfterTheDeadIntervalAndComesBack(RouterSoftware software, InteropLab lab) {
        Cluster cluster = new Cluster(lab, software);
        report(cluster, "SIGSTOP", cluster.masters[0].pause(), 1, 2);
        report(cluster, "SIGCONT", cluster.masters[0].resume(), 0, 1, 2);
    }

    private static void report(Cluster cluster, String what, Instant moment, int... remaining) {
        Instant changed = cluster.awaitMasters(remaining);
        System.out.println("FIGURES " + cluster.router.host().role() + ", " + what + " of a master, " + remaining.length
                + " left: next hops after " + Duration.between(moment, changed).toMillis() + " ms");
    }

    private static final class Cluster {
        private final Lan lan;
        private final LabRouter router;
        private final Master[] masters = new Master[3];

        Cluster(InteropLab lab, RouterSoftware software) {
            lan = lab.lan();
            router = lab.router(software, RouterSettings.of(1, lan.port()));
            for (int i = 0; i < masters.length; i++) {
                masters[i] = lab.master(
                        RouterSettings.of(101 + i, lan.port().withPriority(0)).announcing(SERVICES));
            }
            awaitMasters(0, 1, 2);
        }

        Instant awaitMasters(int... indices) {
            return router.awaitNextHops(
                    SERVICES,
                    Arrays.stream(indices)
                            .mapToObj(i -> masters[i].address(lan))
                            .toArray(String[]::new));
        }
    }
}
