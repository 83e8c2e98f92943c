package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A LAN that loses packets, in both directions. */
@BuildsItsLab
class LossyNetworkLabTest {
    private static final List<String> PREFIXES =
            IntStream.range(0, 50).mapToObj(i -> "10." + (100 + i) + ".0.0/16").toList();

    /** Two Hellos a second, each for one other host, and an exchange of a few dozen; the rest is retransmission. */
    private static final int PACKETS_PER_SECOND = 20;

    /** So many Hellos in a row are hardly ever lost. */
    private static final OspfTimers PATIENT = OspfTimers.ofSeconds(1, 8, 2);

    @ParameterizedTest(name = "{0}, {1} percent")
    @CsvSource({"FRR, 10", "FRR, 30", "BIRD, 10", "BIRD, 30"})
    void convergesAndCausesNoStorm(RouterSoftware software, int percent, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(software, RouterSettings.of(1, lan.port().withTimers(PATIENT)));
        peer.awaitInterfaceState(lan, "DR");
        lan.lose(percent);
        Instant started = Instant.now();
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0).withTimers(PATIENT))
                        .announcing(PREFIXES));
        peer.awaitFull(master.routerId());
        Instant routed = peer.awaitRoutes(PREFIXES, master.address(lan));
        Duration converged = Duration.between(started, routed);
        long packets = lan.packetCount();
        System.out.println("FIGURES " + peer.host().role() + ", " + percent + " % loss: 50 routes after "
                + converged.toMillis() + " ms and " + packets + " packets, of which " + lan.lostCount() + " were lost");
        assertTrue(packets < 100 + PACKETS_PER_SECOND * converged.toSeconds(), packets + " packets in " + converged);
        lan.awaitLoss();
        master.stop();
        lan.lose(0);
        peer.awaitRoutes(List.of(), master.address(lan));
    }
}
