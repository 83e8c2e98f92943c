package io.kubeospf.testbed.sim;

import io.kubeospf.testbed.sim.NetworkFaults.NetworkFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A time of trouble: bad networks, and misfortunes of routers, all by one random generator. Then all is well again. */
public final class FaultPlan {
    private static final int MOST_NETWORK_FAULTS = 6;
    private static final int MOST_MISFORTUNES = 12;

    private final Simulation simulation;
    private final SplittableRandom random;
    private final NetworkFaults networkFaults;
    private final Misfortunes misfortunes;
    private final List<NetworkFault> present = new ArrayList<>();

    public FaultPlan(Simulation simulation, SplittableRandom random) {
        this.simulation = simulation;
        this.random = random;
        this.networkFaults = new NetworkFaults(
                random.split(),
                simulation.routers().stream().map(SimulatedRouter::name).toList());
        this.misfortunes = new Misfortunes(simulation, random.split());
    }

    /** Starts every router, not all at once. */
    public void startRouters(Duration within) {
        for (SimulatedRouter router : simulation.routers()) {
            simulation.after(upTo(within), () -> router.start(simulation.now()));
        }
    }

    /** Arranges for trouble that begins now; the networks are well again after the time, the routers {@link #longestOutage} later. */
    public void trouble(Duration duration) {
        for (NetworkFault fault : networkFaults.draw(MOST_NETWORK_FAULTS)) {
            Duration begin = upTo(duration);
            Duration end = begin.plus(upTo(duration.minus(begin)));
            simulation.after(begin, () -> begin(fault));
            simulation.after(end, () -> end(fault));
        }
        int strokes = random.nextInt(MOST_MISFORTUNES + 1);
        for (int count = 0; count < strokes; count++) {
            simulation.after(upTo(duration), misfortunes::strike);
        }
        simulation.after(duration, () -> simulation.trace().note(simulation.now(), "no new faults from now on"));
    }

    /** How long after {@link #trouble} has ended the last router may still be down. */
    public static Duration longestOutage() {
        return Misfortunes.LONGEST_OUTAGE;
    }

    private void begin(NetworkFault fault) {
        simulation.trace().note(simulation.now(), fault.text() + " begins");
        present.add(fault);
        rewire();
    }

    private void end(NetworkFault fault) {
        simulation.trace().note(simulation.now(), fault.text() + " ends");
        present.remove(fault);
        rewire();
    }

    private void rewire() {
        Medium medium = Medium.PERFECT;
        for (NetworkFault fault : present) {
            medium = fault.wrapper().apply(medium);
        }
        simulation.medium(medium);
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }
}
