package io.kubeospf.testbed.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        return """
                :%s - [0:0]
                :%s - [0:0]
                """.formatted(service.endpointChain(), service.serviceChain());
    }

    /** From the ClusterIP to the service, from there to its one endpoint; clients that are no pods get the node's address. */
    private String rules(ClusterService service) {
        return """
                -A KUBE-SERVICES ! -s %1$s -d %2$s/32 -p %3$s -m comment --comment "%4$s cluster IP" -m %3$s --dport %5$d -j KUBE-MARK-MASQ
                -A KUBE-SERVICES -d %2$s/32 -p %3$s -m comment --comment "%4$s cluster IP" -m %3$s --dport %5$d -j %6$s
                -A %6$s -m comment --comment "%4$s" -j %7$s
                -A %7$s -s %8$s/32 -m comment --comment "%4$s" -j KUBE-MARK-MASQ
                -A %7$s -p %3$s -m comment --comment "%4$s" -m %3$s -j DNAT --to-destination %9$s
                """.formatted(
                        clusterCidr,
                        service.clusterIp(),
                        service.protocol(),
                        service.portName(),
                        service.port(),
                        service.serviceChain(),
                        service.endpointChain(),
                        service.endpointAddress(),
                        service.endpoint());
    }
}
