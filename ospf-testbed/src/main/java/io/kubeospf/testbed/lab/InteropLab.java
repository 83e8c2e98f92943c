package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.network.Tunnel;
import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterPort;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A lab that one test builds for itself: LANs, routers of FRR and BIRD, and masters with kube-ospf.
 *
 * <pre>
 *   Lan lan = lab.lan();
 *   LabRouter router = lab.router(RouterSoftware.BIRD, RouterSettings.of(1, lan.port()));
 *   Master master = lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing("10.96.0.0/12"));
 *   router.awaitNextHops("10.96.0.0/12", master.address(lan));
 * </pre>
 */
public final class InteropLab implements AutoCloseable {
    private final Lab lab = Lab.create();
    private final List<LabRouter> routers = new ArrayList<>();
    private final List<NetworkNamespace> hosts = new ArrayList<>();
    private final List<SystemdMaster> systemdMasters = new ArrayList<>();
    private int lans;

    private InteropLab() {}

    public static InteropLab create() {
        return new InteropLab();
    }

    /** The n-th LAN is 192.168.n.0/24, and the hosts' interface on it is lan-n. */
    public Lan lan() {
        lans++;
        return Lan.create(lab, "lan-" + lans, "192.168." + lans + ".0/24");
    }

    /** A link for two, of that prefix. */
    public Lan link(String prefix) {
        lans++;
        return Lan.create(lab, "lan-" + lans, prefix);
    }

    /** A tunnel for two, of that prefix. */
    public Lan tunnel(String prefix, Tunnel.Kind kind) {
        lans++;
        return Lan.tunnel(lab, "tunnel-" + lans, prefix, kind);
    }

    public LabRouter router(RouterSoftware software, RouterSettings settings) {
        NetworkNamespace host = host(software.role(settings.number()), settings);
        host.forwardPackets();
        LabRouter router = software.start(host, settings);
        routers.add(router);
        return router;
    }

    public Master master(RouterSettings settings) {
        return Master.start(host("master" + settings.number(), settings), settings);
    }

    /** A master with a systemd of its own, which kube-ospf is installed for, and not started. */
    public SystemdMaster systemdMaster(RouterSettings settings) {
        SystemdMaster master = SystemdMaster.install(host("master" + settings.number(), settings), settings);
        systemdMasters.add(master);
        return master;
    }

    /** A host that speaks no OSPF and leaves everything to its router; the number ends its address. */
    public NetworkNamespace client(int number, Lan lan, LabRouter router) {
        NetworkNamespace client = lab.namespace("client" + number);
        hosts.add(client);
        lan.plug(client, number);
        client.ip("route add default via " + router.address(lan));
        return client;
    }

    /** A host that nobody expects on that network; the number ends its address. */
    public NetworkNamespace stranger(int number, Lan lan) {
        NetworkNamespace stranger = lab.namespace("stranger" + number);
        hosts.add(stranger);
        lan.plug(stranger, number);
        return stranger;
    }

    private NetworkNamespace host(String role, RouterSettings settings) {
        NetworkNamespace host = lab.namespace(role);
        hosts.add(host);
        for (RouterPort port : settings.ports()) {
            port.lan().plug(host, settings.number());
            port.lan().mtu(host, port.mtu());
        }
        host.ipBatch(settings.stubInterfaceCommands());
        return host;
    }

    /** Leaves in that directory what tells why something went wrong: configurations, logs, captures, and the routers' views. */
    public void saveEvidence(Path target) {
        lab.whileThere(() -> {
            routers.forEach(router -> evidenceOf(router).forEach(router.host()::write));
            systemdMasters.forEach(master -> master.host().write("journal", master.journal()));
            hosts.forEach(host -> host.write("ip address and route", host.ip("address") + host.ip("route")));
            lab.copyFilesTo(target);
        });
    }

    /** One that is dead or paused has none to give, and must not keep that of the others away. */
    private static Map<String, String> evidenceOf(LabRouter router) {
        try {
            return router.evidence();
        } catch (LabException silent) {
            return Map.of("no answer", String.valueOf(silent.getMessage()));
        }
    }

    @Override
    public void close() {
        lab.kill();
    }
}
