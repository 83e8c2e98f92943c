package io.kubeospf.testbed.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.testbed.check.SimulationRun.Outcome;
import io.kubeospf.testbed.sim.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulationRunTest {
    private static final int SEEDS = Integer.getInteger("sim.seeds", 500);

    @Test
    @Proves(
            value = "RFC 2328 7.2, 9.4, 10.4, 13.6, 14.1",
            rule =
                    "After any trouble all databases agree, all see one Designated Router, adjacencies are those that should be, nothing is unacknowledged, nothing withdrawn is left")
    void everythingComesToRestAfterAnyTrouble() {
        long base = new SecureRandom().nextInt(Integer.MAX_VALUE);
        System.out.println("simulating " + SEEDS + " seeds from " + base + " on");
        List<String> failures = LongStream.range(base, base + SEEDS)
                .parallel()
                .mapToObj(SimulationRun::of)
                .filter(outcome -> !outcome.violations().isEmpty())
                .map(outcome -> "make sim SEED=" + outcome.seed() + " replays: " + outcome.violations())
                .toList();
        assertEquals(List.of(), failures);
    }

    @Test
    void theSameSeedGivesTheSameTraceInAnotherJvm() throws IOException, InterruptedException {
        assertEquals("trace " + SimulationRun.of(7).traceHash(), traceInAnotherJvm("7"));
    }

    @Test
    void anotherSeedGivesAnotherTrace() {
        assertNotEquals(SimulationRun.of(7).traceHash(), SimulationRun.of(8).traceHash());
    }

    @Test
    void aTraceThatIsReadTellsOfFaultsPacketsAndEvents() {
        List<String> story = new ArrayList<>();
        Outcome outcome = SimulationRun.of(7, Trace.readBy(story::add));

        assertEquals(SimulationRun.of(7).traceHash(), outcome.traceHash());
        for (String part : List.of("*** no new faults", ": hello, ", ": dd, ", "NeighborStateChanged")) {
            assertTrue(story.stream().anyMatch(line -> line.contains(part)), part);
        }
    }

    private static String traceInAnotherJvm(String seed) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), Simulate.class.getName(), seed)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return output.lines()
                .filter(line -> line.startsWith("trace "))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
