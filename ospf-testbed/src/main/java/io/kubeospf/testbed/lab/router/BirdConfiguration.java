package io.kubeospf.testbed.lab.router;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;

/** The configuration of BIRD 2, in its own language. */
record BirdConfiguration(String routerId, String text) {
    private static final Map<String, String> ALGORITHMS = Map.of(
            "md5", "keyed md5",
            "hmac-sha-1", "hmac sha1",
            "hmac-sha-256", "hmac sha256",
            "hmac-sha-384", "hmac sha384",
            "hmac-sha-512", "hmac sha512");

    /** In the machine's time zone, as BIRD reads them. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

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
                    ipv4 { export %s; };
                %s}
                """.formatted(log, settings.routerId(), routes(settings), export(settings), areas(settings));
        return new BirdConfiguration(settings.routerId(), text);
    }

    private static String routes(RouterSettings settings) {
        return settings.external().stream()
                .map(prefix -> "    route " + prefix + " blackhole;\n")
                .collect(Collectors.joining());
    }

    /** In an area that takes no external routes there may not even be a filter for them. */
    private static String export(RouterSettings settings) {
        ExternalPath path = settings.path();
        return settings.external().isEmpty()
                ? "none"
                : "filter { if proto != \"outside\" then reject; ospf_metric%d = %d; accept; }"
                        .formatted(path.type(), path.metric());
    }

    private static String areas(RouterSettings settings) {
        return settings.ports().stream()
                .map(RouterPort::area)
                .distinct()
                .map(area -> "    area " + area + " {\n" + areaType(settings, area) + interfaces(settings, area)
                        + "    };\n")
                .collect(Collectors.joining());
    }

    private static String interfaces(RouterSettings settings, String area) {
        return settings.ports().stream()
                        .filter(port -> port.area().equals(area))
                        .map(BirdConfiguration::ofPort)
                        .collect(Collectors.joining())
                + settings.stubInterfaces().stream()
                        .filter(name -> area.equals(RouterPort.BACKBONE))
                        .map(name -> "        interface \"" + name + "\" { stub yes; };\n")
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
                            ttl security %s;
                %s        };
                """.formatted(
                        port.interfaceName(),
                        port.pointToPoint() ? "ptp" : "broadcast",
                        port.cost(),
                        port.priority(),
                        timers.hello().toSeconds(),
                        timers.dead().toSeconds(),
                        timers.dead().toSeconds(),
                        timers.retransmit().toSeconds(),
                        port.ttlSecurity() ? "yes" : "no",
                        authentication(port));
    }

    private static String authentication(RouterPort port) {
        if (port.keys().isEmpty()) {
            return "";
        }
        String type = port.keys().get(0).isPassword() ? "simple" : "cryptographic";
        return "            authentication " + type + ";\n"
                + port.keys().stream().map(BirdConfiguration::ofKey).collect(Collectors.joining());
    }

    private static String ofKey(LanKey key) {
        String algorithm = key.isPassword() ? "" : "algorithm " + ALGORITHMS.get(key.algorithm()) + "; ";
        return "            password \"" + key.secret() + "\" { id " + key.id() + "; " + algorithm
                + key.sendFrom()
                        .map(from -> "generate from \"" + TIME.format(from) + "\"; ")
                        .orElse("")
                + key.sendUntil()
                        .map(until -> "generate to \"" + TIME.format(until) + "\"; ")
                        .orElse("")
                + "};\n";
    }
}
