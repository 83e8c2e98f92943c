package io.kubeospf.testbed.lab;

import static io.kubeospf.testbed.lab.router.RouterSoftware.FRR;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterPort;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;

/** Routers that are not on the master's LAN: behind the first one, in another area, and beyond an NSSA. */
@BuildsItsLab
class SeveralAreasLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String MASTERS_AREA = "0.0.0.1";
    private static final String FAR_AREA = "0.0.0.2";

    /** The story's VPN: the metric of type 2 stays, however far it is. */
    @EachPeer
    void aSecondRouterBehindTheFirstHasTheRouteWithTheSameMetric(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        RouterPort vpn = lab.link("10.1.0.0/30").port().asPointToPoint();
        LabRouter first = lab.router(software, RouterSettings.of(1, lan.port(), vpn));
        LabRouter second = lab.router(software, RouterSettings.of(2, vpn));
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        second.awaitExternalPath(SERVICES, 2, 3);
        second.awaitNextHops(SERVICES, first.address(vpn.lan()));
        first.awaitNextHops(SERVICES, master.address(lan));
        master.stop();
        second.awaitNoRoute(SERVICES);
    }

    /** Between areas the way to us is told by a type 4 summary-LSA. */
    @EachPeer
    void routersOfOtherAreasReachUsThroughTheAreaBorderRouters(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        RouterPort toBackbone = lab.link("10.1.0.0/30").port().asPointToPoint();
        RouterPort toFarArea = lab.link("10.1.0.4/30").port().asPointToPoint().inArea(FAR_AREA);
        LabRouter nearBorder =
                lab.router(software, RouterSettings.of(1, lan.port().inArea(MASTERS_AREA), toBackbone));
        LabRouter farBorder = lab.router(software, RouterSettings.of(2, toBackbone, toFarArea));
        LabRouter far = lab.router(software, RouterSettings.of(3, toFarArea));
        Master master = lab.master(
                RouterSettings.of(101, lan.port().inArea(MASTERS_AREA).withPriority(0))
                        .announcing(SERVICES));
        nearBorder.awaitNextHops(SERVICES, master.address(lan));
        far.awaitExternalPath(SERVICES, 2, 3);
        assertTrue(far.liveLsasOf(farBorder.routerId()).contains("4 " + master.routerId()));
        far.awaitNextHops(SERVICES, farBorder.address(toFarArea.lan()));
        master.stop();
        far.awaitNoRoute(SERVICES);
        nearBorder.awaitNoRoute(SERVICES);
    }

    /** In an NSSA we announce in NSSA-LSAs, which the border router translates for the backbone. */
    @EachPeer
    void theBorderRouterOfAnNssaTranslatesForTheBackbone(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        RouterPort toBackbone = lab.link("10.1.0.0/30").port().asPointToPoint();
        LabRouter border = lab.router(
                software,
                RouterSettings.of(1, lan.port().inArea(MASTERS_AREA), toBackbone)
                        .withAreaType(MASTERS_AREA, "nssa"));
        LabRouter backbone = lab.router(software, RouterSettings.of(2, toBackbone));
        Master master = lab.master(
                RouterSettings.of(101, lan.port().inArea(MASTERS_AREA).withPriority(0))
                        .withAreaType(MASTERS_AREA, "nssa")
                        .announcing(SERVICES));
        border.awaitFull(master.routerId());
        border.awaitNextHops(SERVICES, master.address(lan));
        // FRR 8.4 gives what it translates its own default metric.
        backbone.awaitExternalPath(SERVICES, 2, software == FRR ? 20 : 3);
        backbone.awaitNextHops(SERVICES, border.address(toBackbone.lan()));
        master.stop();
        backbone.awaitNoRoute(SERVICES);
        border.awaitNoRoute(SERVICES);
    }
}
