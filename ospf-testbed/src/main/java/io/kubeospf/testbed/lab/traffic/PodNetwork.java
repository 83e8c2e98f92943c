package io.kubeospf.testbed.lab.traffic;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.network.Bridge;
import io.kubeospf.testbed.lab.network.NetworkNamespace;
import java.time.Duration;
import java.util.List;

/** The pods behind a node, the same behind each: a DNS server that knows the cluster's names, and two web servers. */
public final class PodNetwork {
    static final String CIDR = "10.240.0.0/16";
    public static final ClusterService DNS =
            ClusterService.of("kube-system/kube-dns:dns", "udp", "10.96.0.10", 53, "10.240.0.2:53");
    public static final ClusterService WEB =
            ClusterService.of("default/web:http", "tcp", "10.96.7.7", 80, "10.240.0.3:8080");
    public static final ClusterService BALANCED =
            ClusterService.of("default/balanced:http", "tcp", "10.96.9.8", 80, "10.240.0.3:8080", "10.240.0.4:8080");
    public static final ClusterService STICKY = ClusterService.of(
                    "default/sticky:http", "tcp", "10.96.9.9", 80, "10.240.0.3:8080", "10.240.0.4:8080")
            .withClientAffinity();

    private static final String GATEWAY = "10.240.0.1";
    private static final String DNS_POD = "10.240.0.2";
    private static final String WEB_POD = "10.240.0.3";
    private static final String OTHER_WEB_POD = "10.240.0.4";
    private static final Duration START = Duration.ofSeconds(20);
    private static final List<ClusterService> SERVICES = List.of(
            DNS,
            ClusterService.of("kube-system/kube-dns:dns-tcp", "tcp", DNS.clusterIp(), 53, DNS_POD + ":53"),
            WEB,
            BALANCED,
            STICKY);

    private final NetworkNamespace node;
    private final Bridge bridge;

    private PodNetwork(NetworkNamespace node, Bridge bridge) {
        this.node = node;
        this.bridge = bridge;
    }

    /** Makes the pods, and returns when all answer on the node. */
    public static void create(NetworkNamespace node) {
        Bridge bridge = Bridge.create(node, "cni0");
        node.ip("address add " + GATEWAY + "/24 dev cni0");
        node.forwardPackets();
        PodNetwork pods = new PodNetwork(node, bridge);
        pods.startDnsServer();
        pods.startWebServer("web", WEB_POD);
        pods.startWebServer("web2", OTHER_WEB_POD);
        new KubeProxyRules(CIDR, SERVICES).install(node);
    }

    private void startDnsServer() {
        NetworkNamespace pod = pod("dns", DNS_POD);
        pod.start(
                "dnsmasq",
                "dnsmasq --keep-in-foreground --log-facility=- --conf-file=/dev/null --user=nobody --pid-file="
                        + " --no-resolv --no-hosts --local=/cluster.local/"
                        + " --host-record=web.default.svc.cluster.local," + WEB.clusterIp());
        await("the DNS server answers")
                .atMost(START)
                .until(() -> node.attempt("dig +short +tries=1 +time=1 @" + DNS_POD + " web.default.svc.cluster.local")
                        .output()
                        .contains(WEB.clusterIp()));
    }

    /** Its page tells which pod it is, and on which node. */
    private void startWebServer(String name, String address) {
        NetworkNamespace pod = pod(name, address);
        pod.write("index.html", "Hello from the web service, pod " + pod.role() + "\n");
        pod.start("httpd", "busybox httpd -f -p 8080 -h " + pod.directory());
        await("the web server answers")
                .atMost(START)
                .until(() -> node.attempt("curl --silent --fail http://" + address + ":8080/")
                        .succeeded());
    }

    private NetworkNamespace pod(String name, String address) {
        NetworkNamespace pod = node.lab().namespace(name + "-" + node.role());
        bridge.attach(pod, "eth0", address + "/24");
        pod.ip("route add default via " + GATEWAY);
        return pod;
    }
}
