package io.kubeospf.testbed.lab.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KubeProxyRulesTest {
    /** As iptables-save shows it after kube-proxy 1.20. */
    @Test
    void aServiceWithSessionAffinitySendsAClientWhereItWasAndAnotherOneAnywhere() {
        ClusterService sticky = ClusterService.of(
                        "default/sticky:tcp", "tcp", "10.96.9.9", 80, "10.240.0.3:8080", "10.240.0.4:8080")
                .withClientAffinity();
        assertEquals("""
                -A KUBE-SVC-W7BWOT3XAWPAGBYA -m comment --comment "default/sticky:tcp" -m recent --rcheck --seconds 10800 --reap --name KUBE-SEP-KHK52NI6FDGP6NLJ --mask 255.255.255.255 --rsource -j KUBE-SEP-KHK52NI6FDGP6NLJ
                -A KUBE-SVC-W7BWOT3XAWPAGBYA -m comment --comment "default/sticky:tcp" -m recent --rcheck --seconds 10800 --reap --name KUBE-SEP-EWZOM46FG3C3CBZO --mask 255.255.255.255 --rsource -j KUBE-SEP-EWZOM46FG3C3CBZO
                -A KUBE-SVC-W7BWOT3XAWPAGBYA -m comment --comment "default/sticky:tcp" -m statistic --mode random --probability 0.50000000000 -j KUBE-SEP-KHK52NI6FDGP6NLJ
                -A KUBE-SVC-W7BWOT3XAWPAGBYA -m comment --comment "default/sticky:tcp" -j KUBE-SEP-EWZOM46FG3C3CBZO
                -A KUBE-SEP-KHK52NI6FDGP6NLJ -s 10.240.0.3/32 -m comment --comment "default/sticky:tcp" -j KUBE-MARK-MASQ
                -A KUBE-SEP-KHK52NI6FDGP6NLJ -p tcp -m comment --comment "default/sticky:tcp" -m recent --set --name KUBE-SEP-KHK52NI6FDGP6NLJ --mask 255.255.255.255 --rsource -m tcp -j DNAT --to-destination 10.240.0.3:8080
                -A KUBE-SEP-EWZOM46FG3C3CBZO -s 10.240.0.4/32 -m comment --comment "default/sticky:tcp" -j KUBE-MARK-MASQ
                -A KUBE-SEP-EWZOM46FG3C3CBZO -p tcp -m comment --comment "default/sticky:tcp" -m recent --set --name KUBE-SEP-EWZOM46FG3C3CBZO --mask 255.255.255.255 --rsource -m tcp -j DNAT --to-destination 10.240.0.4:8080
                """, rulesFrom("KUBE-S(VC|EP)-.*", sticky));
    }

    private static String rulesFrom(String chain, ClusterService service) {
        return new KubeProxyRules("10.240.0.0/16", List.of(service))
                .natTable()
                .lines()
                .filter(line -> line.matches("-A " + chain))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
