package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.util.ArrayList;
import java.util.List;

/** So much of what can happen to a master with two routers that every panel of the dashboard has something to show. */
final class DashboardStory {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String MORE_SERVICES = "10.112.0.0/16";

    /** Others than the LAN has. */
    private static final OspfTimers STRANGE = OspfTimers.ofSeconds(2, 8, 2);

    private static final int BAD_CABLE_PERCENT = 40;

    private final InteropLab lab;
    private final Lan lan;
    private final LabRouter frr;
    private final LabRouter bird;
    private final List<LabRouter> strangers = new ArrayList<>();
    private final RouterSettings settings;
    private final Master master;

    private DashboardStory(InteropLab lab, Lan lan) {
        this.lab = lab;
        this.lan = lan;
        this.frr = lab.router(RouterSoftware.FRR, RouterSettings.of(1, lan.port()));
        this.bird = lab.router(RouterSoftware.BIRD, RouterSettings.of(2, lan.port()));
        this.settings = RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES);
        this.master = lab.master(settings);
    }

    static DashboardStory in(InteropLab lab) {
        return new DashboardStory(lab, lab.lan());
    }

    Master master() {
        return master;
    }

    /** Tells it chapter by chapter; after each the pause is for who looks on. */
    void tell(Runnable pause) {
        List<Runnable> chapters = List.of(
                this::twoRoutersAreFull,
                this::theMasterComesBackToItsFormerLife,
                this::anotherPrefixIsAdvertised,
                this::aRouterIsLost,
                this::theRouterComesBack,
                this::thePrefixIsWithdrawn,
                this::anotherPrefixIsAdvertised,
                this::aStrangerDoesNotBecomeANeighbor,
                this::theStrangerLeaves,
                this::theFileIsBroken,
                this::theFileIsMended,
                this::theCableIsBad,
                this::theCableIsMended,
                this::nobodyListens,
                this::theRoutersComeBack);
        for (Runnable chapter : chapters) {
            chapter.run();
            pause.run();
        }
    }

    private void twoRoutersAreFull() {
        for (LabRouter router : List.of(frr, bird)) {
            router.awaitFull(master.routerId());
            master.awaitLogged("neighbor " + router.routerId(), "-> full");
        }
    }

    private void theMasterComesBackToItsFormerLife() {
        master.kill();
        master.start();
        twoRoutersAreFull();
    }

    private void anotherPrefixIsAdvertised() {
        master.control("advertise " + MORE_SERVICES + " --metric 9");
        frr.awaitExternalPath(MORE_SERVICES, 2, 9);
    }

    private void aRouterIsLost() {
        frr.kill();
        master.awaitLogged("neighbor " + frr.routerId(), "full -> down");
    }

    private void theRouterComesBack() {
        frr.start();
        frr.awaitExternalPath(MORE_SERVICES, 2, 9);
    }

    private void thePrefixIsWithdrawn() {
        master.control("withdraw " + MORE_SERVICES);
        frr.awaitNoRoute(MORE_SERVICES);
    }

    private void aStrangerDoesNotBecomeANeighbor() {
        strangers.add(
                lab.router(RouterSoftware.FRR, RouterSettings.of(3, lan.port().withTimers(STRANGE))));
        master.awaitLogged("refused: its HelloInterval differs");
    }

    private void theStrangerLeaves() {
        strangers.forEach(LabRouter::kill);
    }

    private void theFileIsBroken() {
        RouterSettings withHostBits = settings.announcing("10.96.0.1/12");
        try {
            master.reload(withHostBits);
        } catch (LabException refused) {
            return;
        }
        throw new LabException("kube-ospf takes a prefix with host bits");
    }

    private void theFileIsMended() {
        master.reload(settings);
    }

    private void theCableIsBad() {
        lan.loseOspf(BAD_CABLE_PERCENT);
        lan.awaitLoss();
    }

    /** What was lost is sent again until then. */
    private void theCableIsMended() {
        thePrefixIsWithdrawn();
        lan.loseOspf(0);
    }

    private void nobodyListens() {
        frr.kill();
        bird.kill();
        master.awaitLogged("neighbor " + bird.routerId(), "full -> down");
    }

    private void theRoutersComeBack() {
        frr.start();
        bird.start();
        frr.awaitExternalPath(SERVICES, 2, 3);
        bird.awaitExternalPath(SERVICES, 2, 3);
    }
}
