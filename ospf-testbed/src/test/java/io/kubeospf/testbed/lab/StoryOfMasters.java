package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.LanKey;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouterPort;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import io.kubeospf.testbed.lab.traffic.ClusterService;
import io.kubeospf.testbed.lab.traffic.PodNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The product's story with any number of masters, quick: a client, the router it uses, the router of the masters' LAN, and
 * masters that each carry the pods and kube-proxy's rules.
 *
 * <pre>
 *   client ---- second router ---- first router ---- LAN ---- masters ---- pods
 * </pre>
 */
record StoryOfMasters(
        Lan lan,
        Lan vpn,
        Lan clients,
        LabRouter first,
        LabRouter second,
        List<Master> masters,
        NetworkNamespace client) {
    static final String SERVICES = "10.96.0.0/12";
    private static final int CLIENT = 200;

    /** Returns when the client's requests can be answered. The keys are those of the masters' LAN. */
    static StoryOfMasters withMasters(
            int count, InteropLab lab, RouterSoftware software, OspfTimers timers, LanKey... keys) {
        RouterPort port = lab.lan().port().withTimers(timers).withKeys(keys);
        RouterPort vpn = lab.link("10.1.0.0/30").port().asPointToPoint();
        Lan clients = lab.lan();
        LabRouter first = lab.router(software, RouterSettings.of(1, port, vpn));
        LabRouter second = lab.router(software, RouterSettings.of(2, vpn, clients.port()));
        List<Master> masters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            masters.add(
                    lab.master(RouterSettings.of(101 + i, port.withPriority(0)).announcing(SERVICES)));
        }
        for (Master master : masters) {
            master.host().ip("route add default via " + first.address(port.lan()));
            PodNetwork.create(master.host());
        }
        NetworkNamespace client = lab.client(CLIENT, clients, second);
        StoryOfMasters story = new StoryOfMasters(port.lan(), vpn.lan(), clients, first, second, masters, client);
        story.awaitMastersWithout();
        return story;
    }

    /** Returns when the routers have a route by way of all masters but these, and the first one is Full with each of them. */
    void awaitMastersWithout(Master... absent) {
        List<Master> present = new ArrayList<>(masters);
        present.removeAll(List.of(absent));
        present.forEach(master -> first.awaitFull(master.routerId()));
        first.awaitNextHops(
                SERVICES, present.stream().map(master -> master.address(lan)).toArray(String[]::new));
        awaitBothWays();
    }

    /** Returns when the client's router has a way to the services, and the masters' router one to the client. */
    private void awaitBothWays() {
        second.awaitNextHops(SERVICES, first.address(vpn));
        first.awaitNextHops(clients.prefix(), second.address(vpn));
    }

    /** The client's, when it has been answered. */
    Conversation conversation(String occasion) {
        return Conversation.start(client, first.host().role() + ", " + occasion).awaitAnswers();
    }

    /** The master that the first router's kernel sends the client's requests for a service to. */
    Master carrier(ClusterService service) {
        String route = first.host()
                .ip("route get " + service.clusterIp() + " from " + clients.address(client) + " iif "
                        + vpn.interfaceName());
        return masters.stream()
                .filter(master -> route.contains(" via " + master.address(lan) + " "))
                .findFirst()
                .orElseThrow();
    }

    /** More addresses of the client, each to be taken for a client of its own. */
    List<String> addClientAddresses(int count) {
        String network = clients.address(client).replaceFirst("\\d+$", "");
        List<String> addresses = IntStream.rangeClosed(1, count)
                .mapToObj(i -> network + (CLIENT + i))
                .toList();
        addresses.forEach(address -> client.ip("address add " + address + "/24 dev " + clients.interfaceName()));
        return addresses;
    }

    /** What a client of that address gets from a service. */
    String page(String clientAddress, ClusterService service) {
        return client.run("curl --silent --show-error --fail --max-time 5 --interface " + clientAddress + " http://"
                + service.clusterIp() + "/");
    }
}
