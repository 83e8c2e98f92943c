package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.network.Capture;
import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.router.FrrConfiguration;
import io.kubeospf.testbed.lab.router.FrrRouter;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Measures how long the VPN router takes to know the way, several times with kube-ospf and once, for comparison, with FRR
 * as the speaker: {@code sudo make figures}.
 */
public final class Figures {
    private static final int ROUNDS = 5;

    private final StoryTopology topology;

    private Figures(StoryTopology topology) {
        this.topology = topology;
    }

    public static void main(String[] arguments) {
        LabRequirements.exitIfMissing();
        try (Lab lab = Lab.create()) {
            System.out.println("Making the lab; its router needs 40 s to become the Designated Router");
            StoryTopology topology = StoryTopology.create(lab);
            topology.awaitDesignatedRouter();
            new Figures(topology).measure();
        }
    }

    private void measure() {
        for (int round = 1; round <= ROUNDS; round++) {
            Instant started = Instant.now();
            try (SpeakerUnderTest speaker = measure("kube-ospf " + round, this::startKubeOspf)) {
                topology.awaitSettledRouteVia(StoryTopology.MASTER, started);
                Instant terminated = speaker.terminate();
                topology.awaitNoRoute();
                System.out.println("kube-ospf " + round + ": SIGTERM to kernel route gone "
                        + topology.withdrawal(terminated).toMillis() + " ms");
            }
        }
        measure("FRR", this::startFrr);
    }

    private <T> T measure(String name, Supplier<T> start) {
        topology.awaitForgottenMaster();
        try (Capture capture = topology.lan().capture(name.replace(' ', '-'))) {
            Instant started = Instant.now();
            T speaker = start.get();
            System.out.println(name + ": " + Convergence.awaitIn(topology, capture, started));
            return speaker;
        }
    }

    private SpeakerUnderTest startKubeOspf() {
        return topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION);
    }

    /** FRR redistributes what is in its own table, so the master gets a route that goes nowhere. */
    private FrrRouter startFrr() {
        topology.master().ip("route add blackhole " + StoryTopology.SERVICE_NETWORK);
        return FrrRouter.start(
                topology.master(), new FrrConfiguration(StoryTopology.MASTER, "", """
                interface eth0
                 ip ospf priority 0
                router ospf
                 ospf router-id %s
                 redistribute kernel metric 3 metric-type 2
                 network 192.168.100.0/24 area 0
                """.formatted(StoryTopology.MASTER)));
    }
}
