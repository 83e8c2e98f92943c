package io.kubeospf.testbed.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.LabCondition;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** kube-ospf beside FRR, each in a container of its own; beside the other labs, but one after the other, for they share an engine. */
@Tag("lab")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("container engine")
@ExtendWith(LabCondition.class)
class ContainerAdjacencyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SERVICES = "10.96.0.0/12";
    private static final String CONFIGURATION = """
            router-id: %s
            interfaces:
              - name: eth0
                hello-interval: 1
                dead-interval: 4
                retransmit-interval: 2
            """.formatted(ContainerLan.MASTER);

    /** Before the containers are removed. */
    @RegisterExtension
    final AfterTestExecutionCallback evidence = this::printEvidence;

    private final ContainerLan lan = new ContainerLan();
    private final FrrContainer frr = new FrrContainer(lan);
    private final SpeakerContainer speaker = new SpeakerContainer(lan, CONFIGURATION);

    @BeforeEach
    void start() {
        frr.start();
        speaker.start();
        awaitRoute();
    }

    @AfterEach
    void remove() {
        speaker.close();
        frr.close();
        lan.close();
    }

    @Test
    void frrIsFullAndHasTheServicesAsE2WithMetric3() {
        assertEquals(Optional.of("Full"), frr.neighborState(ContainerLan.MASTER));
        assertEquals(Optional.of("N E2"), frr.showJson("ip ospf route").textAt(SERVICES, "routeType"));
        assertEquals(Optional.of("3"), frr.showJson("ip ospf route").textAt(SERVICES, "type2cost"));
        assertEquals(Optional.of("3"), frr.showJson("ip route " + SERVICES).textAt(SERVICES, 0, "metric"));
    }

    @Test
    void sigtermTakesTheRouteOutOfFrrAndEndsWithSuccess() {
        speaker.terminate();

        awaitNoRoute();
        assertEquals(0, speaker.exitCode());
        assertTrue(speaker.getLogs().contains("withdrew 10.96.0.0/12"), speaker::getLogs);
    }

    @Test
    void aKilledSpeakerComesBackToFullAndToTheRoute() {
        speaker.kill();
        awaitNoRoute();

        try (SpeakerContainer next = new SpeakerContainer(lan, CONFIGURATION)) {
            next.start();
            awaitRoute();
        }
    }

    @Test
    void frrThatStartsAgainLearnsTheRouteAgain() {
        frr.stop();

        try (FrrContainer next = new FrrContainer(lan)) {
            next.start();
            await("the new FRR has the route")
                    .atMost(PATIENCE)
                    .until(() -> nextHop(next).equals(Optional.of(ContainerLan.MASTER)));
            assertEquals(Optional.of("Full"), next.neighborState(ContainerLan.MASTER));
        }
    }

    private void printEvidence(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            System.err.println("kube-ospf said:\n" + speaker.getLogs() + "\nFRR said:\n" + frr.getLogs());
            if (frr.isRunning()) {
                System.err.println(frr.show("ip ospf neighbor") + frr.show("ip ospf database") + frr.show("ip route"));
            }
        }
    }

    private void awaitRoute() {
        await("FRR has the route").atMost(PATIENCE).until(() -> nextHop(frr).equals(Optional.of(ContainerLan.MASTER)));
    }

    private void awaitNoRoute() {
        await("FRR has no route").atMost(PATIENCE).until(() -> nextHop(frr).isEmpty());
    }

    private static Optional<String> nextHop(FrrContainer router) {
        return router.showJson("ip route " + SERVICES).textAt(SERVICES, 0, "nexthops", 0, "ip");
    }
}
