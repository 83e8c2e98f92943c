package io.kubeospf.testbed.lab.network;

import io.kubeospf.testbed.lab.process.JsonDocument;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@code ip -json route show} answers for one destination. */
public final class KernelRoutes {
    private KernelRoutes() {}

    /** The neighbors that packets are sent to; empty without a route. */
    public static List<String> nextHops(String answer) {
        JsonDocument routes = JsonDocument.parse(answer);
        List<String> gateways = new ArrayList<>();
        routes.textAt(0, "gateway").ifPresent(gateways::add);
        for (int i = 0; routes.at(0, "nexthops", i).isPresent(); i++) {
            routes.textAt(0, "nexthops", i, "gateway").ifPresent(gateways::add);
        }
        return gateways;
    }
}
