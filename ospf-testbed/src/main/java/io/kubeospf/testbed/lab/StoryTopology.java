package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.network.Bridge;
import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.router.FrrConfiguration;
import io.kubeospf.testbed.lab.router.FrrRouter;
import io.kubeospf.testbed.lab.router.RouteMonitor;
import io.kubeospf.testbed.lab.traffic.PodNetwork;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The product's story: a client far away, a VPN router that knows the LAN by OSPF only, and a master node on that LAN.
 *
 * <pre>
 *   client ---------- VPN router ------------- LAN ------------- master ------- pods
 *   10.8.0.2          10.8.0.1                                   kube-proxy's   10.240.0.2 DNS
 *                     FRR 192.168.100.1   192.168.100.0/24       rules          10.240.0.3 web
 *                                                                192.168.100.132
 * </pre>
 *
 * <p>The client has a route to its router, and the router to nothing but its networks: what a ClusterIP answers to the
 * client, it answers because the router has heard of the route.
 */
public final class StoryTopology {
    public static final String SERVICE_NETWORK = "10.96.0.0/12";
    public static final String VPN_ROUTER = "192.168.100.1";
    public static final String MASTER = "192.168.100.132";
    public static final String WEB_NAME = "web.default.svc.cluster.local";
    public static final String WEB_CLUSTER_IP = PodNetwork.WEB.clusterIp();
    public static final String LOOKUP = "dig +tries=1 +time=2 +noall +answer @10.96.0.10 " + WEB_NAME;
    public static final String FETCH = "curl --silent --show-error --fail --max-time 3 http://" + WEB_CLUSTER_IP + "/";

    /** The configuration that users begin with. */
    public static final String SPEAKER_CONFIGURATION = """
            interfaces:
              - name: eth0
            """;

    /** A router alone on its LAN waits for RouterDeadInterval, 40 s, before it takes itself for the Designated Router. */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private static final Duration ELECTION = Duration.ofSeconds(60);

    /** FRR keeps a flushed LSA for about a minute. */
    private static final Duration FORGETTING = Duration.ofMinutes(3);

    /** Two Hellos of the router, and what comes after. */
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);

    private final Lab lab;
    private final NetworkNamespace client;
    private final NetworkNamespace vpnRouterHost;
    private final NetworkNamespace master;
    private final Bridge lan;
    private final FrrRouter vpnRouter;
    private final RouteMonitor routeMonitor;
    private final List<SpeakerUnderTest> speakers = new ArrayList<>();

    private StoryTopology(Lab lab) {
        this.lab = lab;
        client = lab.namespace("client");
        vpnRouterHost = lab.namespace("vpn-router");
        master = lab.namespace("master");
        lan = Bridge.create(lab.namespace("lan"), "lan");
        connectClient();
        lan.attach(vpnRouterHost, "eth0", VPN_ROUTER + "/24");
        connectMaster();
        PodNetwork.create(master);
        routeMonitor = RouteMonitor.start(vpnRouterHost);
        vpnRouter = FrrRouter.start(vpnRouterHost, new FrrConfiguration(VPN_ROUTER, "", """
                router ospf
                 ospf router-id %s
                 log-adjacency-changes detail
                 network 192.168.100.0/24 area 0
                """.formatted(VPN_ROUTER)));
    }

    /** Makes the topology, complete but for kube-ospf; its router may still be waiting, see {@link #awaitDesignatedRouter()}. */
    public static StoryTopology create(Lab lab) {
        return new StoryTopology(lab);
    }

    private void connectClient() {
        vpnRouterHost.forwardPackets();
        vpnRouterHost.ip("link add eth1 type veth peer name eth0 netns " + client.name());
        vpnRouterHost.ip("address add 10.8.0.1/24 dev eth1");
        vpnRouterHost.ip("link set eth1 up");
        client.ip("address add 10.8.0.2/24 dev eth0");
        client.ip("link set eth0 up");
        client.ip("route add default via 10.8.0.1");
    }

    /** Plugs the master into the LAN, at first or again after its interface was deleted. */
    public void connectMaster() {
        lan.attach(master, "eth0", MASTER + "/24");
        routeMasterBack();
    }

    /** The master's way back to clients of other networks, which the kernel forgets whenever eth0 goes down. */
    public void routeMasterBack() {
        master.ip("route replace default via " + VPN_ROUTER);
    }

    public NetworkNamespace client() {
        return client;
    }

    public NetworkNamespace vpnRouterHost() {
        return vpnRouterHost;
    }

    public NetworkNamespace master() {
        return master;
    }

    public Bridge lan() {
        return lan;
    }

    public FrrRouter vpnRouter() {
        return vpnRouter;
    }

    public RouteMonitor routeMonitor() {
        return routeMonitor;
    }

    /** Returns when the VPN router is the Designated Router of the LAN, as the routers of a running LAN have one. */
    public void awaitDesignatedRouter() {
        await("the VPN router is the Designated Router")
                .atMost(ELECTION)
                .until(() ->
                        vpnRouter.interfaceState("eth0").filter("DR"::equals).isPresent());
    }

    /** The VPN router's kernel route for the services, as {@code ip} prints it. */
    public Optional<String> kernelRoute() {
        return vpnRouterHost
                .ip("route show " + SERVICE_NETWORK + " proto ospf")
                .lines()
                .findFirst();
    }

    /** Returns when the VPN router's kernel has a route for the services by way of that neighbor. */
    public void awaitRouteVia(String neighbor) {
        await("the VPN router has a kernel route via " + neighbor)
                .atMost(CONVERGENCE)
                .until(() -> kernelRoute()
                        .filter(route -> route.contains("via " + neighbor + " "))
                        .isPresent());
    }

    /**
     * Returns when the route is there and the adjacency has been Full for a while since that moment. Within a second (MinLSArrival)
     * of an LSA a router ignores its flush, so a route that has only just come cannot go at once.
     */
    public void awaitSettledRouteVia(String neighbor, Instant started) {
        awaitRouteVia(neighbor);
        await("the adjacency with " + neighbor + " has been Full for " + SETTLING)
                .atMost(CONVERGENCE)
                .until(() -> vpnRouter
                        .fullAfter(started, neighbor)
                        .filter(full -> full.plus(SETTLING).isBefore(Instant.now()))
                        .isPresent());
    }

    /** Returns when the VPN router's kernel has no route for the services. */
    public void awaitNoRoute() {
        await("the VPN router has no kernel route")
                .atMost(CONVERGENCE)
                .until(() -> kernelRoute().isEmpty());
    }

    /** How long after that moment the VPN router's kernel lost the route. */
    public Duration withdrawal(Instant moment) {
        Instant removed = routeMonitor.removedAfter(moment, SERVICE_NETWORK).orElseThrow();
        return Duration.between(moment, removed);
    }

    /** Returns when nothing in the VPN router's database is from the master: each former life of a speaker is forgotten. */
    public void awaitForgottenMaster() {
        await("the VPN router has forgotten the master's LSAs")
                .atMost(FORGETTING)
                .until(() -> !vpnRouter.show("ip ospf database").contains(MASTER));
    }

    /** Starts kube-ospf on the master as root. */
    public SpeakerUnderTest startSpeaker(String configuration) {
        return startSpeaker(configuration, List.of());
    }

    /** Starts kube-ospf on the master through a command that gives up privileges. */
    public SpeakerUnderTest startSpeaker(String configuration, List<String> privileges) {
        if (speakers.stream().anyMatch(SpeakerUnderTest::isRunning)) {
            throw new LabException("A speaker still runs on the master, and two of one address disturb each other");
        }
        String name = "kube-ospf-" + (speakers.size() + 1);
        SpeakerUnderTest speaker = SpeakerUnderTest.start(master, name, configuration, privileges);
        speakers.add(speaker);
        return speaker;
    }

    /** Leaves in that directory what tells why something went wrong: configurations, logs, captures, and the router's view. */
    public void saveEvidence(Path target) {
        vpnRouter.evidence().forEach(vpnRouterHost::write);
        master.write("ip address", master.ip("address"));
        lab.copyFilesTo(target);
    }
}
