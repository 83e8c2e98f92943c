package io.kubeospf.testbed.lab.router;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a router is to do, in no router's language; the number is its place in the lab, and makes its Router ID and its
 * addresses.
 *
 * @param external prefixes outside the Autonomous System that it announces
 * @param path how it announces them
 * @param areaTypes "stub" or "nssa", by area; an area that is not named is a normal one
 * @param stubNetworks how many more networks it has that nobody else is on
 */
public record RouterSettings(
        int number,
        List<RouterPort> ports,
        List<String> external,
        ExternalPath path,
        Map<String, String> areaTypes,
        int stubNetworks) {
    /** As kube-ospf announces by default, and the lab's routers too. */
    private static final ExternalPath DEFAULT_PATH = new ExternalPath(2, 3);

    public RouterSettings {
        ports = List.copyOf(ports);
        external = List.copyOf(external);
        areaTypes = new TreeMap<>(areaTypes);
    }

    public static RouterSettings of(int number, RouterPort... ports) {
        return new RouterSettings(number, List.of(ports), List.of(), DEFAULT_PATH, Map.of(), 0);
    }

    /** Announces these as well. */
    public RouterSettings announcing(String... prefixes) {
        return announcing(List.of(prefixes));
    }

    public RouterSettings announcing(List<String> prefixes) {
        List<String> all = Stream.concat(external.stream(), prefixes.stream()).toList();
        return new RouterSettings(number, ports, all, path, areaTypes, stubNetworks);
    }

    public RouterSettings withPath(int type, int metric) {
        ExternalPath other = new ExternalPath(type, metric);
        return new RouterSettings(number, ports, external, other, areaTypes, stubNetworks);
    }

    public RouterSettings withAreaType(String area, String type) {
        Map<String, String> all = new TreeMap<>(areaTypes);
        all.put(area, type);
        return new RouterSettings(number, ports, external, path, all, stubNetworks);
    }

    public RouterSettings withStubNetworks(int count) {
        return new RouterSettings(number, ports, external, path, areaTypes, count);
    }

    /** Unlike every address of the lab, so that nobody takes one for the other unnoticed. */
    public String routerId() {
        return "192.0.2." + number;
    }

    /** The interfaces that the stub networks are on. */
    public List<String> stubInterfaces() {
        return IntStream.range(0, stubNetworks).mapToObj(i -> "stub-" + i).toList();
    }

    /** Commands for {@code ip -batch} that make them; the networks are the router's own. */
    public List<String> stubInterfaceCommands() {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < stubNetworks; i++) {
            commands.add("link add stub-" + i + " type veth peer name end-" + i);
            commands.add("link set end-" + i + " up");
            commands.add("address add 10." + number + "." + i + ".1/24 dev stub-" + i);
            commands.add("link set stub-" + i + " up");
        }
        return commands;
    }
}
