package io.kubeospf.testbed.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The configuration of BIRD 2, in its own language. */
record BirdConfiguration(String routerId, String text) {
    static BirdConfiguration of(RouterSettings settings, Path log) {
        String text = """
                log "%s" all;
                timeformat base iso long ms;
                timeformat log iso long ms;
                timeformat protocol iso long ms;
                router id %s;
                protocol device {
                }
                protocol kernel {
                    merge paths yes;
                    ipv4 { export where source ~ [RTS_OSPF, RTS_OSPF_IA, RTS_OSPF_EXT1, RTS_OSPF_EXT2]; };
                }
                protocol static outside {
                    ipv4;
                %s}
                protocol ospf v2 lab {
                    debug { states, interfaces, events };
                    merge external yes;
                    ipv4 { export filter { if proto != "outside" then reject; ospf_metric2 = %d; accept; }; };
                %s}
                """.formatted(log, settings.routerId(), routes(settings), settings.metric(), areas(settings));
        return new BirdConfiguration(settings.routerId(), text);
    }

    private static String routes(RouterSettings settings) {
        return settings.external().stream()
                .map(prefix -> "    route " + prefix + " blackhole;\n")
                .collect(Collectors.joining());
    }

    private static String areas(RouterSettings settings) {
        Map<String, List<RouterPort>> portsByArea = settings.ports().stream()
                .collect(Collectors.groupingBy(RouterPort::area, TreeMap::new, Collectors.toList()));
        return portsByArea.entrySet().stream()
                .map(area -> "    area " + area.getKey() + " {\n" + areaType(settings, area.getKey())
                        + area.getValue().stream()
                                .map(BirdConfiguration::ofPort)
                                .collect(Collectors.joining()) + "    };\n")
                .collect(Collectors.joining());
    }

    private static String areaType(RouterSettings settings, String area) {
        String type = settings.areaTypes().get(area);
        return type == null ? "" : "        " + type + ";\n";
    }

    /** BIRD has no switch to ignore the neighbor's MTU; it compares them only when both are told. */
    private static String ofPort(RouterPort port) {
        OspfTimers timers = port.timers();
        return """
                        interface "%s" {
                            type %s;
                            cost %d;
                            priority %d;
                            hello %d;
                            dead %d;
                            wait %d;
                            retransmit %d;
                        };
                """.formatted(
                        port.interfaceName(),
                        port.pointToPoint() ? "ptp" : "broadcast",
                        port.cost(),
                        port.priority(),
                        timers.hello().toSeconds(),
                        timers.dead().toSeconds(),
                        timers.dead().toSeconds(),
                        timers.retransmit().toSeconds());
    }
}
