package io.kubeospf.testbed.lab.router;

import java.util.stream.Collectors;

/** The configuration of FRR's two daemons, in their own language. */
public record FrrConfiguration(String routerId, String zebra, String ospfd) {
    static FrrConfiguration of(RouterSettings settings, FrrRelease release) {
        String ospfd = settings.ports().stream().map(release::keyChain).collect(Collectors.joining())
                + settings.ports().stream().map(port -> ofPort(port, release)).collect(Collectors.joining())
                + settings.stubInterfaces().stream()
                        .map(name -> "interface " + name + "\n ip ospf area 0.0.0.0\n ip ospf passive\n")
                        .collect(Collectors.joining())
                + """
                router ospf
                 ospf router-id %s
                 log-adjacency-changes detail
                 redistribute kernel metric %d metric-type %d
                """.formatted(
                                settings.routerId(),
                                settings.path().metric(),
                                settings.path().type())
                + settings.areaTypes().entrySet().stream()
                        .map(area -> " area " + area.getKey() + " " + area.getValue() + "\n")
                        .collect(Collectors.joining());
        return new FrrConfiguration(settings.routerId(), "", ospfd);
    }

    private static String ofPort(RouterPort port, FrrRelease release) {
        OspfTimers timers = port.timers();
        return """
                interface %s
                 ip ospf area %s
                 ip ospf network %s
                 ip ospf cost %d
                 ip ospf priority %d
                 ip ospf hello-interval %d
                 ip ospf dead-interval %d
                 ip ospf retransmit-interval %d
                """.formatted(
                                port.interfaceName(),
                                port.area(),
                                port.pointToPoint() ? "point-to-point" : "broadcast",
                                port.cost(),
                                port.priority(),
                                timers.hello().toSeconds(),
                                timers.dead().toSeconds(),
                                timers.retransmit().toSeconds())
                + (port.mtuIgnore() ? " ip ospf mtu-ignore\n" : "")
                + release.authentication(port);
    }
}
