package io.kubeospf.testbed.lab;

import static io.kubeospf.testbed.lab.router.RouterSoftware.BIRD;
import static io.kubeospf.testbed.lab.router.RouterSoftware.FRR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What arrives is not what the router sent: FRR in the master's place says what is right. */
@BuildsItsLab
class SwitchedFramesLabTest {
    private static final String SERVICES = "10.96.0.0/12";

    @Test
    void aRouterWhoseFramesHaveAPriorityTagIsFullAndOneInAnotherVlanIsNotHeard(InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter prioritized = lab.router(FRR, RouterSettings.of(1, lan.port()));
        sendsThrough("8100e000", lan, prioritized);
        // The prioritized router hears it; a Designated Router that only some hear would leave the LAN without routes.
        LabRouter elsewhere = lab.router(BIRD, RouterSettings.of(2, lan.port().withPriority(0)));
        sendsThrough("8100e005", lan, elsewhere);
        RouterSettings judge = RouterSettings.of(3, lan.port().withPriority(0));
        LabRouter inTheMastersPlace = lab.router(FRR, judge);
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        prioritized.awaitFull(inTheMastersPlace.routerId());
        prioritized.awaitFull(master.routerId());
        prioritized.awaitNextHops(SERVICES, master.address(lan));
        // It hears the master, and answers with its own Hellos.
        elsewhere.awaitNeighborState(master.routerId(), "Init");
        assertEquals(Optional.empty(), inTheMastersPlace.neighborState(elsewhere.routerId()));
        assertFalse(master.control("show neighbors").contains(elsewhere.routerId()));
    }

    @EachPeer
    void aRouterWhoseUnicastComesFromAnotherNetworkCardIsFull(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter router = lab.router(software, RouterSettings.of(1, lan.port()));
        sendsThrough("second-card", lan, router);
        RouterSettings judge = RouterSettings.of(3, lan.port().withPriority(0));
        LabRouter inTheMastersPlace = lab.router(FRR, judge);
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        router.awaitFull(inTheMastersPlace.routerId());
        router.awaitFull(master.routerId());
        router.awaitNextHops(SERVICES, master.address(lan));
    }

    private static void sendsThrough(String action, Lan lan, LabRouter router) {
        String program = lan.home().write("switch_port.py", program()).toString();
        lan.interpose(router.host(), List.of("/usr/bin/python3", "-B", program, action));
    }

    private static String program() {
        try (InputStream program = SwitchedFramesLabTest.class.getResourceAsStream("/links/switch_port.py")) {
            return new String(Objects.requireNonNull(program).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
