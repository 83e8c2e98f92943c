package io.kubeospf.testbed.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.router.ExternalPath;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testcontainers.containers.Container.ExecResult;

/** kube-ospf beside FRR, each in a container of its own; beside the other labs, but one after the other, for they share an engine. */
@Tag("lab")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("container engine")
@ExtendWith(EngineCondition.class)
class ContainerAdjacencyLabTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SERVICES = "10.96.0.0/12";
    private static final long CAP_NET_RAW = 1 << 13;

    /** All but {@code run}; those from show on ask the daemon. */
    private static final List<String> COMMANDS = List.of(
            "--version",
            "--help",
            "help run",
            "check",
            "show neighbors",
            "show interfaces --json",
            "show database --json",
            "show advertisements",
            "show events",
            "advertise 10.0.0.0/24",
            "withdraw 10.0.0.0/24",
            "reload");

    @RegisterExtension
    final ContainerLab lab = new ContainerLab();

    @Test
    void frrIsFullAndHasTheServicesAsE2WithMetric3() {
        FrrContainer frr = lab.frr(NetworkStyle.BROADCAST);
        SpeakerContainer speaker = lab.speaker(NetworkStyle.BROADCAST);

        awaitFullAndRoute(frr, speaker);

        assertEquals(Optional.of(new ExternalPath(2, 3)), frr.tables().externalPath(SERVICES));
        assertEquals(
                Optional.of("3"), frr.tables().showJson("ip route " + SERVICES).textAt(SERVICES, 0, "metric"));
    }

    @Test
    void sigtermTakesTheRouteOutOfFrrLongBeforeTheDeadIntervalAndEndsWithSuccess() {
        FrrContainer frr = lab.frr(NetworkStyle.PATIENT_POINT_TO_POINT);
        SpeakerContainer speaker = lab.speaker(NetworkStyle.PATIENT_POINT_TO_POINT);
        awaitFullAndRoute(frr, speaker);

        speaker.terminate();

        awaitNoRoute(frr);
        assertEquals(0, speaker.exitCode());
        assertTrue(speaker.getLogs().contains("withdrew 10.96.0.0/12"), speaker::getLogs);
    }

    @Test
    void aKilledSpeakerIsMissedAndItsNextLifeIsFullAgain() {
        FrrContainer frr = lab.frr(NetworkStyle.BROADCAST);
        SpeakerContainer speaker = lab.speaker(NetworkStyle.BROADCAST);
        awaitFullAndRoute(frr, speaker);

        speaker.kill();
        awaitNoRoute(frr);

        awaitFullAndRoute(frr, lab.speaker(NetworkStyle.BROADCAST));
    }

    @Test
    void frrThatStartsAgainLearnsTheRouteAgain() {
        FrrContainer frr = lab.frr(NetworkStyle.BROADCAST);
        SpeakerContainer speaker = lab.speaker(NetworkStyle.BROADCAST);
        awaitFullAndRoute(frr, speaker);

        frr.stop();

        awaitFullAndRoute(lab.frr(NetworkStyle.BROADCAST), speaker);
    }

    @Test
    void runsAsAUserWithoutPrivilegesThatHasNetRawOnly() throws IOException, InterruptedException {
        SpeakerContainer speaker = lab.speaker(NetworkStyle.BROADCAST);
        await("the daemon speaks")
                .atMost(PATIENCE)
                .until(() -> speaker.getLogs().contains("down -> "));

        ExecResult status =
                speaker.execInContainer("sh", "-c", "while read -r l; do echo \"$l\"; done </proc/1/status");

        assertEquals("65532", value(status, "Uid").split("\\s+", 2)[0]);
        assertEquals(CAP_NET_RAW, Long.parseLong(value(status, "CapEff"), 16));
        assertEquals(CAP_NET_RAW, Long.parseLong(value(status, "CapBnd"), 16));
        assertEquals(0, Long.parseLong(value(status, "CapInh"), 16));
    }

    @Test
    void everyCommandRunsOnTheRuntimeOfTheImage() throws IOException, InterruptedException {
        SpeakerContainer speaker = lab.speaker(NetworkStyle.BROADCAST);
        await("the daemon answers")
                .atMost(PATIENCE)
                .until(() -> run(speaker, "show neighbors").getExitCode() == 0);
        for (String command : COMMANDS) {
            ExecResult result = run(speaker, command);
            assertEquals(0, result.getExitCode(), result::getStderr);
            assertEquals("", result.getStderr());
        }
    }

    private static ExecResult run(SpeakerContainer speaker, String command) throws IOException, InterruptedException {
        return speaker.execInContainer(("kube-ospf " + command).split(" ", -1));
    }

    private static String value(ExecResult status, String key) {
        return status.getStdout()
                .lines()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    private static void awaitFullAndRoute(FrrContainer frr, SpeakerContainer speaker) {
        await("FRR's kernel has the route")
                .atMost(PATIENCE)
                .until(() -> frr.nextHops(SERVICES).equals(List.of(speaker.address())));
        assertEquals(Optional.of("Full"), frr.neighborState(SpeakerContainer.ROUTER_ID));
    }

    private static void awaitNoRoute(FrrContainer frr) {
        await("FRR's kernel has no route")
                .atMost(PATIENCE)
                .until(() -> frr.nextHops(SERVICES).isEmpty());
    }
}
