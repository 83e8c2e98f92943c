package io.kubeospf.testbed.lab.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClusterServiceTest {
    @Test
    void namesChainsAsKubeProxyDoes() {
        ClusterService web = ClusterService.of("default/web:tcp", "tcp", "10.96.7.7", 80, "10.240.0.3:8080");
        assertEquals("KUBE-SVC-K6DFPUR2VHBLU6EI", web.serviceChain());
        assertEquals("KUBE-SEP-4JAC7QFZDVMDQJCU", web.endpointChain("10.240.0.3:8080"));

        ClusterService dns = ClusterService.of("kube-system/kube-dns:dns", "udp", "10.96.0.10", 53, "10.240.0.2:53");
        assertEquals("KUBE-SVC-TCOU7JCQXEZGVUNU", dns.serviceChain());
    }
}
