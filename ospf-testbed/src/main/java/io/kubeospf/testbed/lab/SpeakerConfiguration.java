package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.router.LanKey;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouterPort;
import io.kubeospf.testbed.lab.router.RouterSettings;
import java.util.stream.Collectors;

/** The configuration of kube-ospf, in its own language. */
final class SpeakerConfiguration {
    private SpeakerConfiguration() {}

    /** Of a speaker in the area of its first port: it is in one only. */
    static String of(RouterSettings settings) {
        String area = settings.ports().get(0).area();
        return """
                router-id: %s
                area: %s
                area-type: %s
                log:
                  level: debug
                """.formatted(settings.routerId(), area, settings.areaTypes().getOrDefault(area, "normal"))
                + "interfaces:\n"
                + settings.ports().stream().map(SpeakerConfiguration::ofPort).collect(Collectors.joining())
                + settings.stubInterfaces().stream()
                        .map(name -> "  - name: " + name + "\n    passive: true\n")
                        .collect(Collectors.joining())
                + advertise(settings);
    }

    private static String ofPort(RouterPort port) {
        OspfTimers timers = port.timers();
        return """
                  - name: %s
                    interface-type: %s
                    cost: %d
                    priority: %d
                    hello-interval: %d
                    dead-interval: %d
                    retransmit-interval: %d
                    mtu-ignore: %b
                    ttl-security: %b
                """.formatted(
                                port.interfaceName(),
                                port.pointToPoint() ? "point-to-point" : "broadcast",
                                port.cost(),
                                port.priority(),
                                timers.hello().toSeconds(),
                                timers.dead().toSeconds(),
                                timers.retransmit().toSeconds(),
                                port.mtuIgnore(),
                                port.ttlSecurity())
                + authentication(port);
    }

    private static String authentication(RouterPort port) {
        return port.keys().isEmpty()
                ? ""
                : "    authentication:\n      type: " + port.keys().get(0).algorithm() + "\n      keys:\n"
                        + port.keys().stream().map(SpeakerConfiguration::ofKey).collect(Collectors.joining());
    }

    private static String ofKey(LanKey key) {
        return "        - id: " + key.id() + "\n          type: " + key.algorithm() + "\n          key: " + key.secret()
                + "\n"
                + key.sendFrom()
                        .map(from -> "          send-from: " + from + "\n")
                        .orElse("")
                + key.sendUntil()
                        .map(until -> "          send-until: " + until + "\n")
                        .orElse("");
    }

    private static String advertise(RouterSettings settings) {
        if (settings.external().isEmpty()) {
            return "advertise: []\n";
        }
        return settings.external().stream()
                .map(prefix -> "  - prefix: " + prefix + "\n    metric: "
                        + settings.path().metric() + "\n    metric-type: "
                        + settings.path().type() + "\n")
                .collect(Collectors.joining("", "advertise:\n", ""));
    }
}
