package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import io.kubeospf.testbed.lab.traffic.ClusterService;
import io.kubeospf.testbed.lab.traffic.PodNetwork;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A service with session affinity behind two masters with two pods each: kube-proxy's rules of one node know nothing of the other's. */
@BuildsItsLab
class SessionAffinityLabTest {
    /** So many that chance alone does not send all of them one way. */
    private static final int MANY = 20;

    /** By default Linux routes by addresses, and so a client always goes to the same master. */
    @Test
    void aClientStaysOnItsPodAndWithoutAffinityItDoesNot(InteropLab lab) {
        StoryOfMasters story = StoryOfMasters.withMasters(2, lab, RouterSoftware.FRR, OspfTimers.QUICK);
        List<String> clients = story.addClientAddresses(MANY);
        Set<String> podsOfAll = new TreeSet<>();
        for (String client : clients) {
            Set<String> pods = pages(3, story, client, PodNetwork.STICKY);
            assertEquals(1, pods.size(), () -> client + " was sent to " + pods);
            podsOfAll.addAll(pods);
        }
        assertTrue(podsOfAll.size() > 1, "Each client has one, but not all the same");
        assertEquals(2, pages(MANY, story, clients.get(0), PodNetwork.BALANCED).size());
    }

    @Test
    void aRouterThatBalancesByPortsSendsAClientToThePodsOfSeveralMasters(InteropLab lab) {
        StoryOfMasters story = StoryOfMasters.withMasters(2, lab, RouterSoftware.FRR, OspfTimers.QUICK);
        story.first().host().balanceByPorts();
        List<String> client = story.addClientAddresses(1);
        Set<String> pods = pages(MANY, story, client.get(0), PodNetwork.STICKY);
        assertEquals(2, pods.size(), () -> "One of each master: " + pods);
        assertEquals(Set.of("master101", "master102"), nodesOf(pods));
    }

    private static Set<String> pages(int count, StoryOfMasters story, String client, ClusterService service) {
        return Stream.generate(() -> story.page(client, service)).limit(count).collect(Collectors.toSet());
    }

    private static Set<String> nodesOf(Set<String> pods) {
        return pods.stream()
                .map(page -> page.substring(page.lastIndexOf('-') + 1).strip())
                .collect(Collectors.toSet());
    }
}
