package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.process.CommandResult;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** kube-ospf as a service of a real systemd, and FRR as its neighbor. */
@BuildsItsLab
@ExtendWith(SystemdCondition.class)
class SystemdLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String CAP_NET_RAW_ALONE = "0000000000002000";

    @Test
    void startsSpeaksAndLeavesNoRouteBehindWhenStopped(InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(RouterSoftware.FRR, RouterSettings.of(1, lan.port()));
        SystemdMaster master = lab.systemdMaster(settings(lan));
        master.run("systemctl start kube-ospf");
        assertEquals("active", master.property("ActiveState"));
        peer.awaitFull(master.routerId());
        peer.awaitNextHops(SERVICES, master.address(lan));
        master.awaitProperty("StatusText", "neighbors full: 1 of 1, prefixes advertised: 1");

        master.run("systemctl stop kube-ospf");
        peer.awaitNoRoute(SERVICES);
        assertEquals("inactive", master.property("ActiveState"));
        assertEquals("success", master.property("Result"));
        master.awaitJournal("stopped; everything that was advertised is withdrawn");
    }

    @Test
    void isStartedAgainByTheWatchdogWhenItHangs(InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(RouterSoftware.FRR, RouterSettings.of(1, lan.port()));
        SystemdMaster master = lab.systemdMaster(settings(lan));
        master.override("quick", "WatchdogSec=2s", "RestartSec=100ms");
        master.run("systemctl start kube-ospf");
        peer.awaitNextHops(SERVICES, master.address(lan));
        awaitLongerLife(master);
        assertEquals("0", master.property("NRestarts"));
        String hangs = master.processId();

        master.run("kill -STOP " + hangs);
        master.awaitProperty("NRestarts", "1");
        master.awaitJournal("Watchdog timeout");
        peer.awaitFull(master.routerId());
        peer.awaitNextHops(SERVICES, master.address(lan));
        master.awaitProperty("StatusText", "neighbors full: 1 of 1, prefixes advertised: 1");
        assertNotEquals(hangs, master.processId());
        assertEquals("1", master.property("NRestarts"));
    }

    /** Returns when systemd has heard of the daemon for longer than the watchdog waits. */
    private static void awaitLongerLife(SystemdMaster master) {
        long start = Long.parseLong(master.property("WatchdogTimestampMonotonic"));
        await("a sign of life after the watchdog's time")
                .atMost(LabRouter.PATIENCE)
                .until(() -> Long.parseLong(master.property("WatchdogTimestampMonotonic")) - start > 2_500_000);
    }

    @Test
    void isReadyWithoutAnInterfaceAndSaysWhatItWaitsFor(InteropLab lab) {
        Lan lan = lab.lan();
        SystemdMaster master = lab.systemdMaster(settings(lan));
        master.configure("");
        master.run("systemctl start kube-ospf");
        assertEquals("active", master.property("ActiveState"));
        String status = master.property("StatusText");
        assertTrue(status.startsWith("waiting for an IPv4 default route"), status);

        master.run("ip route add default dev " + lan.interfaceName());
        master.awaitProperty("StatusText", "neighbors full: 0 of 0, prefixes advertised: 0");
    }

    @Test
    void aReloadBringsAnotherPrefixAndCostsNoAdjacency(InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(RouterSoftware.FRR, RouterSettings.of(1, lan.port()));
        SystemdMaster master = lab.systemdMaster(settings(lan));
        master.run("systemctl start kube-ospf");
        peer.awaitNextHops(SERVICES, master.address(lan));
        String daemon = master.processId();

        master.configure(settings(lan, "10.112.0.0/12"));
        master.run("systemctl reload kube-ospf");
        peer.awaitNextHops("10.112.0.0/12", master.address(lan));
        peer.awaitNoRoute(SERVICES);
        master.awaitJournal("reloaded: ");
        master.awaitProperty("StatusText", "neighbors full: 1 of 1, prefixes advertised: 1");
        assertEquals("active", master.property("ActiveState"));
        assertEquals(daemon, master.processId());
        assertFalse(master.journal().contains("full -> "), master::journal);
    }

    @Test
    void aFileWithProblemsMakesTheReloadFailAndWhatRunsStaysAndIsToldToBeOld(InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(RouterSoftware.FRR, RouterSettings.of(1, lan.port()));
        SystemdMaster master = lab.systemdMaster(settings(lan));
        master.run("systemctl start kube-ospf");
        peer.awaitNextHops(SERVICES, master.address(lan));
        String daemon = master.processId();
        master.configure("router-id: 192.0.2.1010\nareas: 0.0.0.0\n");
        assertFalse(master.attempt("systemctl reload kube-ospf").succeeded());
        master.awaitJournal("1:12: ");
        master.awaitJournal("2:1: ");
        assertEquals("active", master.property("ActiveState"));
        assertEquals(daemon, master.processId());
        String shown = master.run("kube-ospf show neighbors");
        assertTrue(shown.contains("the configuration file has problems since"), shown);
        peer.awaitNextHops(SERVICES, master.address(lan));
        assertFalse(master.journal().contains("full -> "), master::journal);

        master.configure(settings(lan));
        master.run("systemctl reload kube-ospf");
        String mended = master.run("kube-ospf show neighbors");
        assertFalse(mended.contains("problems"), mended);
    }

    @Test
    void hasOneCapabilityAndWritesOnlyWhereItMust(InteropLab lab) {
        SystemdMaster master = lab.systemdMaster(settings(lab.lan()));
        assertEquals("", master.run("systemd-analyze verify --man=no kube-ospf.service"));
        master.run("systemd-analyze security --no-pager --threshold=20 kube-ospf.service");

        master.run("systemctl start kube-ospf");
        String daemon = master.processId();
        Map<String, String> status = master.run("cat /proc/" + daemon + "/status")
                .lines()
                .map(line -> line.split(":\\s*", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
        for (String capabilities : new String[] {"CapEff", "CapPrm", "CapBnd", "CapAmb"}) {
            assertEquals(CAP_NET_RAW_ALONE, status.get(capabilities), capabilities);
        }
        assertEquals("1", status.get("NoNewPrivs"));
        assertEquals("2", status.get("Seccomp"), "filtered");
        assertFalse(status.getOrDefault("Uid", "0").startsWith("0"), status.get("Uid"));

        // Even root could not, where the daemon is.
        for (String file :
                new String[] {"/etc/new", "/etc/kube-ospf/new", "/usr/share/kube-ospf/new", "/var/lib/new"}) {
            CommandResult written = master.attempt("nsenter --target=" + daemon + " --mount touch " + file);
            assertTrue(written.errors().contains("Read-only file system"), file + ": " + written.errors());
        }
        for (String directory : new String[] {"/run/kube-ospf", "/var/lib/kube-ospf", "/tmp"}) {
            master.run("nsenter --target=" + daemon + " --mount touch " + directory + "/new");
        }
    }

    private static RouterSettings settings(Lan lan) {
        return settings(lan, SERVICES);
    }

    private static RouterSettings settings(Lan lan, String prefix) {
        return RouterSettings.of(101, lan.port().withPriority(0)).announcing(prefix);
    }
}
