package io.kubeospf.testbed.lab.traffic;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The iptables rules that turn ClusterIPs into pods, in the shape that kube-proxy writes in iptables mode. */
record KubeProxyRules(String clusterCidr, List<ClusterService> services) {

    /** Replaces the host's tables filter and nat. */
    void install(NetworkNamespace host) {
        Path file = host.write("kube-proxy.rules", filterTable() + natTable());
        host.run("iptables-restore " + file);
    }

    private static String filterTable() {
        return """
                *filter
                :KUBE-FORWARD - [0:0]
                :KUBE-SERVICES - [0:0]
                -A FORWARD -m comment --comment "kubernetes forwarding rules" -j KUBE-FORWARD
                -A FORWARD -m conntrack --ctstate NEW -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
                -A OUTPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
                -A KUBE-FORWARD -m conntrack --ctstate INVALID -j DROP
                -A KUBE-FORWARD -m comment --comment "kubernetes forwarding rules" -m mark --mark 0x4000/0x4000 -j ACCEPT
                -A KUBE-FORWARD -m comment --comment "kubernetes forwarding conntrack rule" -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                COMMIT
                """;
    }

    String natTable() {
        return """
                *nat
                :KUBE-MARK-MASQ - [0:0]
                :KUBE-NODEPORTS - [0:0]
                :KUBE-POSTROUTING - [0:0]
                :KUBE-SERVICES - [0:0]
                """ + forEachService(KubeProxyRules::chains) + """
                -A PREROUTING -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
                -A OUTPUT -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
                -A POSTROUTING -m comment --comment "kubernetes postrouting rules" -j KUBE-POSTROUTING
                -A KUBE-MARK-MASQ -j MARK --set-xmark 0x4000/0x4000
                -A KUBE-POSTROUTING -m mark ! --mark 0x4000/0x4000 -j RETURN
                -A KUBE-POSTROUTING -j MARK --set-xmark 0x4000/0x0
                -A KUBE-POSTROUTING -m comment --comment "kubernetes service traffic requiring SNAT" -j MASQUERADE --random-fully
                """ + forEachService(this::rules) + """
                -A KUBE-SERVICES -m comment --comment "kubernetes service nodeports; NOTE: this must be the last rule in this chain" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS
                COMMIT
                """;
    }

    private String forEachService(Function<ClusterService, String> lines) {
        return services.stream().map(lines).collect(Collectors.joining());
    }

    private static String chains(ClusterService service) {
        return ":" + service.serviceChain() + " - [0:0]\n"
                + forEachEndpoint(service, i -> ":" + endpointChain(service, i) + " - [0:0]\n");
    }

    /** From the ClusterIP to the service, from there to an endpoint; clients that are no pods get the node's address. */
    private String rules(ClusterService service) {
        return """
                -A KUBE-SERVICES ! -s %1$s -d %2$s/32 -p %3$s -m comment --comment "%4$s cluster IP" -m %3$s --dport %5$d -j KUBE-MARK-MASQ
                -A KUBE-SERVICES -d %2$s/32 -p %3$s -m comment --comment "%4$s cluster IP" -m %3$s --dport %5$d -j %6$s
                """.formatted(
                                clusterCidr,
                                service.clusterIp(),
                                service.protocol(),
                                service.portName(),
                                service.port(),
                                service.serviceChain())
                + (service.clientAffinity() ? forEachEndpoint(service, i -> returningClient(service, i)) : "")
                + forEachEndpoint(service, i -> choice(service, i))
                + forEachEndpoint(service, i -> destination(service, i));
    }

    /** A client that this node has sent to the endpoint within the last three hours goes there again. */
    private static String returningClient(ClusterService service, int endpoint) {
        return "-A %1$s -m comment --comment \"%2$s\" -m recent --rcheck --seconds 10800 --reap %4$s -j %3$s\n"
                .formatted(
                        service.serviceChain(),
                        service.portName(),
                        endpointChain(service, endpoint),
                        listOfClients(service, endpoint));
    }

    /** Of n endpoints that are left, this one is taken once in n times; the last one always. */
    private static String choice(ClusterService service, int endpoint) {
        int left = service.endpoints().size() - endpoint;
        String once = left == 1
                ? ""
                : String.format(Locale.ROOT, "-m statistic --mode random --probability %.11f ", 1.0 / left);
        return "-A %s -m comment --comment \"%s\" %s-j %s\n"
                .formatted(service.serviceChain(), service.portName(), once, endpointChain(service, endpoint));
    }

    private static String destination(ClusterService service, int endpoint) {
        String socket = service.endpoints().get(endpoint);
        String remember = service.clientAffinity() ? "-m recent --set " + listOfClients(service, endpoint) + " " : "";
        return """
                -A %1$s -s %2$s/32 -m comment --comment "%3$s" -j KUBE-MARK-MASQ
                -A %1$s -p %4$s -m comment --comment "%3$s" %5$s-m %4$s -j DNAT --to-destination %6$s
                """.formatted(
                        endpointChain(service, endpoint),
                        socket.substring(0, socket.indexOf(':')),
                        service.portName(),
                        service.protocol(),
                        remember,
                        socket);
    }

    private static String listOfClients(ClusterService service, int endpoint) {
        return "--name " + endpointChain(service, endpoint) + " --mask 255.255.255.255 --rsource";
    }

    private static String endpointChain(ClusterService service, int endpoint) {
        return service.endpointChain(service.endpoints().get(endpoint));
    }

    private static String forEachEndpoint(ClusterService service, IntFunction<String> lines) {
        return IntStream.range(0, service.endpoints().size()).mapToObj(lines).collect(Collectors.joining());
    }
}
