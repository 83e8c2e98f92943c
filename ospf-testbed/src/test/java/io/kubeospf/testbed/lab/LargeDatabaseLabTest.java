package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** More than fits one packet. */
@BuildsItsLab
class LargeDatabaseLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final int MANY = 10_000;
    /** Each is a link of 12 octets in the router-LSA, so that it is larger than a packet of 1500. */
    private static final int STUB_NETWORKS = 150;

    @EachPeer
    void tenThousandExternalsOfAPeerAreAllInOurDatabase(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        List<String> prefixes = IntStream.range(0, MANY)
                .mapToObj(i -> "172." + (16 + i / 2500) + "." + i % 2500 / 10 + "." + i % 10 * 16 + "/28")
                .toList();
        LabRouter peer = lab.router(software, RouterSettings.of(1, lan.port()).announcing(prefixes));
        await("the peer has them itself")
                .atMost(LabRouter.PATIENCE)
                .until(() -> peer.liveLsasOf(peer.routerId()).size() >= MANY);
        Instant started = Instant.now();
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        await("LSAs installed")
                .atMost(LabRouter.PATIENCE)
                .until(() -> master.installed("AS-external-LSA", peer.routerId()), equalTo(MANY));
        peer.awaitFull(master.routerId());
        peer.awaitNextHops(SERVICES, master.address(lan));
        System.out.println("FIGURES " + peer.host().role() + ", 10,000 external LSAs: from the start to our route "
                + Duration.between(started, Instant.now()).toMillis() + " ms");
        master.stop();
        peer.awaitNoRoute(SERVICES);
    }

    @EachPeer
    void routerLsasThatNeedFragmentsArriveOnBothSides(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(software, RouterSettings.of(1, lan.port()).withStubNetworks(STUB_NETWORKS));
        Master master = lab.master(RouterSettings.of(101, lan.port().withPriority(0))
                .withStubNetworks(STUB_NETWORKS)
                .announcing(SERVICES));
        peer.awaitFull(master.routerId());
        peer.awaitNextHops(SERVICES, master.address(lan));
        // The last of our stub networks.
        peer.awaitNextHops("10.101." + (STUB_NETWORKS - 1) + ".0/24", master.address(lan));
        master.awaitLogged("installed router-LSA " + peer.routerId());
        Set<String> fragmenting = lan.capture().packets("ip.flags.mf == 1", "ip.src").stream()
                .map(fields -> fields.get(0))
                .collect(Collectors.toSet());
        assertEquals(Set.of(peer.address(lan), master.address(lan)), fragmenting);
    }
}
