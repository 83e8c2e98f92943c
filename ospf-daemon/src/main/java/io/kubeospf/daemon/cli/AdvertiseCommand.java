package io.kubeospf.daemon.cli;

import io.kubeospf.daemon.control.JsonObject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has the daemon announce a prefix. The daemon judges the values, by the rules of the file. */
@Command(
        name = "advertise",
        description = {
            "Has the running daemon announce a prefix, or announce it otherwise, until it is withdrawn or the daemon ends.",
            "For longer, write it into the configuration and reload."
        })
final class AdvertiseCommand implements Callable<Integer> {
    @Mixin
    private final Control control = new Control();

    @Parameters(paramLabel = "PREFIX", description = "Such as 10.97.0.0/16.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String prefix;

    @Option(names = "--metric", paramLabel = "N", description = "0 to 16777214 (default: 3).")
    private @Nullable String metric;

    @Option(
            names = "--metric-type",
            paramLabel = "1|2",
            description = "1: the cost of the way here is added; 2: it only breaks ties (default: 2).")
    private @Nullable String metricType;

    @Option(
            names = "--tag",
            paramLabel = "N",
            description = "0 to 4294967295, for the policies of other routers (default: 0).")
    private @Nullable String tag;

    @Option(
            names = "--forwarding-address",
            paramLabel = "ADDRESS",
            description = "Where routers send the traffic, instead of here.")
    private @Nullable String forwardingAddress;

    @Option(
            names = "--force",
            description =
                    "Also a default route, a prefix shorter than /8, or the network of an OSPF interface of the node.")
    private boolean force;

    @Override
    public Integer call() {
        JsonObject request = new JsonObject().put("prefix", prefix);
        add(request, "metric", metric);
        add(request, "metric-type", metricType);
        add(request, "tag", tag);
        add(request, "forwarding-address", forwardingAddress);
        add(request, "force", force ? "true" : null);
        return control.send("POST", "/advertise", Control.TEXT, request.text());
    }

    private static void add(JsonObject request, String name, @Nullable String value) {
        if (value != null) {
            request.put(name, value);
        }
    }
}
