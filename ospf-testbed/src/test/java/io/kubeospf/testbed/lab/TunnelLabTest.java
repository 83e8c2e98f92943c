package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.network.Tunnel;
import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterPort;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A router at the other end of a link that has no Ethernet header. */
@BuildsItsLab
class TunnelLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String BEHIND_THE_ROUTER = "172.16.0.0/16";

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "TUN, FRR",
        "TUN, BIRD",
        "WIREGUARD, FRR",
        "WIREGUARD, BIRD",
        "IPIP, FRR",
        "IPIP, BIRD",
        "GRE, FRR",
        "GRE, BIRD",
        "PPP, FRR"
    })
    void aRouterBehindATunnelIsFullAndTakesTheRoute(Tunnel.Kind kind, RouterSoftware software, InteropLab lab) {
        Lan tunnel = lab.tunnel("10.1.0.0/30", kind);
        RouterPort port = tunnel.port().asPointToPoint();
        LabRouter router = lab.router(software, RouterSettings.of(1, port).announcing(BEHIND_THE_ROUTER));
        Master master = lab.master(RouterSettings.of(101, port).announcing(SERVICES));
        router.awaitFull(master.routerId());
        router.awaitNextHops(SERVICES, master.address(tunnel));
        master.awaitLogged(router.routerId(), "-> full");
        master.stop();
        router.awaitNoRoute(SERVICES);
    }

    @Test
    void aTunnelConfiguredAsABroadcastNetworkIsRefusedWithTheRemedy(InteropLab lab) {
        Lan tunnel = lab.tunnel("10.1.0.0/30", Tunnel.Kind.WIREGUARD);
        Master master = lab.master(RouterSettings.of(101, tunnel.port()));
        master.awaitLogged("tunnel-1", "interface-type is broadcast", "65534", "interface-type: point-to-point");
        // Without a Hello the control socket comes a second after the start.
        await("the control socket")
                .ignoreExceptionsInstanceOf(LabException.class)
                .until(() -> !master.control("show interfaces").isEmpty());
        master.reload(RouterSettings.of(101, tunnel.port().asPointToPoint()));
        master.awaitLogged("interface tunnel-1 is up");
    }
}
