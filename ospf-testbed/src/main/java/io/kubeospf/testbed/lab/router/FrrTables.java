package io.kubeospf.testbed.lab.router;

import io.kubeospf.testbed.lab.process.JsonDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** FRR's own view of things: what it answers to {@code show}, on a host or in a container. */
public final class FrrTables {
    private static final List<String> EVIDENCE =
            List.of("ip ospf neighbor", "ip ospf interface", "ip ospf database", "ip ospf route", "ip route");

    private final UnaryOperator<String> vtysh;

    /** Asks by that: it takes a line for {@code vtysh}, and gives the answer. */
    public FrrTables(UnaryOperator<String> vtysh) {
        this.vtysh = vtysh;
    }

    public String show(String words) {
        return vtysh.apply("show " + words);
    }

    public JsonDocument showJson(String words) {
        return JsonDocument.parse(show(words + " json"));
    }

    public Optional<String> interfaceState(String interfaceName) {
        return showJson("ip ospf interface " + interfaceName).textAt("interfaces", interfaceName, "state");
    }

    /** By interface, and without the neighbor's own part (DR, DROther) on the network, which FRR shows behind the state. */
    public Map<String, String> neighborStates(String neighborRouterId) {
        JsonDocument answer = showJson("ip ospf neighbor");
        Map<String, String> states = new TreeMap<>();
        for (int i = 0; answer.at("neighbors", neighborRouterId, i).isPresent(); i++) {
            states.put(
                    firstWord(answer, neighborRouterId, i, "ifaceName", ":"),
                    firstWord(answer, neighborRouterId, i, "nbrState", "/"));
        }
        return states;
    }

    private static String firstWord(
            JsonDocument answer, String neighborRouterId, int i, String field, String separator) {
        return answer.textAt("neighbors", neighborRouterId, i, field)
                .orElseThrow()
                .split(separator, 2)[0];
    }

    public Optional<ExternalPath> externalPath(String prefix) {
        JsonDocument routes = showJson("ip ospf route");
        return routes.textAt(prefix, "routeType")
                .filter(type -> type.matches("N E[12]"))
                .map(type -> Integer.parseInt(type.substring(3)))
                .map(type -> new ExternalPath(type, metric(routes, prefix, type)));
    }

    private static int metric(JsonDocument routes, String prefix, int type) {
        String field = type == 1 ? "cost" : "type2cost";
        return routes.textAt(prefix, field).map(Integer::parseInt).orElseThrow();
    }

    public List<DatabaseEntry> database() {
        return FrrDatabase.entries(show("ip ospf database"));
    }

    /** What tells why something went wrong, by the words that it was asked with. */
    public Map<String, String> evidence() {
        Map<String, String> answers = new LinkedHashMap<>();
        EVIDENCE.forEach(words -> answers.put("show " + words, show(words)));
        return answers;
    }
}
