package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.testbed.lab.process.JsonDocument;
import io.kubeospf.testbed.lab.router.FrrRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Phases of random packets without keys on the LAN of a master and an FRR. After each phase both are Full and the FRR's kernel has the
 * route, within a minute. An FRR that dies is reported, and started again.
 */
@BuildsItsLab
class RandomPacketsLabTest {
    private static final int PHASES = Integer.getInteger("phases", 2);
    private static final int FIRST_SEED = Integer.getInteger("phases.seed", 1);
    private static final int SECONDS = 6;
    private static final int PACKETS_PER_SECOND = 200;
    private static final String SERVICES = "10.96.0.0/12";
    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @Test
    void bothAreFullAndTheRouteIsThereWithinAMinuteOfEachPhase(InteropLab lab) {
        Lan lan = lab.lan();
        FrrRouter frr = (FrrRouter) lab.router(RouterSoftware.FRR, RouterSettings.of(1, lan.port()));
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        Attacker attacker = Attacker.on(lan, lab);
        Watch watch = new Watch(Map.of("route", () -> isRecovered(frr, master, lan)));
        watch.restoredAfter(Instant.now(), PATIENCE);
        List<String> late = new ArrayList<>();
        int dead = 0;
        for (int seed = FIRST_SEED; seed < FIRST_SEED + PHASES; seed++) {
            Instant end = attacker.start(
                            "random_packets",
                            seed,
                            SECONDS,
                            PACKETS_PER_SECOND,
                            frr.address(lan) + "/" + frr.routerId(),
                            master.address(lan) + "/" + master.routerId())
                    .awaitEnd();
            boolean died = !frr.isRunning();
            if (died) {
                dead++;
                frr.kill();
                frr.start();
                end = Instant.now();
            }
            Duration restored = watch.restoredAfter(end, PATIENCE).getOrDefault("route", PATIENCE);
            System.out.println("FIGURES random packets, seed " + seed + ": Full and the route there after " + restored
                    + (died ? ", the FRR had died and was started again" : ""));
            if (restored.compareTo(BOUND) > 0) {
                late.add("seed " + seed + ": " + restored);
            }
        }
        System.out.println("FIGURES random packets: " + (PHASES - late.size()) + " of " + PHASES
                + " phases recovered within " + BOUND.toSeconds() + " s; FRR died in " + dead);
        assertEquals(List.of(), late, master.log());
    }

    private static boolean isRecovered(FrrRouter frr, Master master, Lan lan) {
        return frr.host().nextHops(SERVICES).equals(List.of(master.address(lan)))
                && frr.isFull(master.routerId())
                && isFull(master, frr.routerId());
    }

    private static boolean isFull(Master master, String routerId) {
        return JsonDocument.parse(master.control("show neighbors --json"))
                .elementsAt("neighbors")
                .anyMatch(neighbor -> neighbor.textAt("neighbor-router-id")
                                .filter(routerId::equals)
                                .isPresent()
                        && neighbor.textAt("state").filter("full"::equals).isPresent());
    }
}
