package io.kubeospf.testbed.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a router is to do, in no router's language; the number is its place in the lab, and makes its Router ID and its
 * addresses.
 *
 * @param external prefixes outside the Autonomous System that it announces, with that metric and as type 2
 * @param areaTypes "stub" or "nssa", by area; an area that is not named is a normal one
 */
public record RouterSettings(
        int number, List<RouterPort> ports, List<String> external, int metric, Map<String, String> areaTypes) {
    /** What kube-ospf announces by default, and the lab's routers too. */
    public static final int METRIC = 3;

    public RouterSettings {
        ports = List.copyOf(ports);
        external = List.copyOf(external);
        areaTypes = new TreeMap<>(areaTypes);
    }

    public static RouterSettings of(int number, RouterPort... ports) {
        return new RouterSettings(number, List.of(ports), List.of(), METRIC, Map.of());
    }

    /** Announces these as well. */
    public RouterSettings announcing(String... prefixes) {
        return announcing(List.of(prefixes));
    }

    public RouterSettings announcing(List<String> prefixes) {
        List<String> all = new ArrayList<>(external);
        all.addAll(prefixes);
        return new RouterSettings(number, ports, all, metric, areaTypes);
    }

    public RouterSettings announcingNothing() {
        return new RouterSettings(number, ports, List.of(), metric, areaTypes);
    }

    public RouterSettings withMetric(int other) {
        return new RouterSettings(number, ports, external, other, areaTypes);
    }

    public RouterSettings withAreaType(String area, String type) {
        Map<String, String> all = new TreeMap<>(areaTypes);
        all.put(area, type);
        return new RouterSettings(number, ports, external, metric, all);
    }

    /** Unlike every address of the lab, so that nobody takes one for the other unnoticed. */
    public String routerId() {
        return "192.0.2." + number;
    }
}
