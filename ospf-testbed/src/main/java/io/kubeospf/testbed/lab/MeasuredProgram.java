package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A program that announces the services to the LAN, as a speaker on the master that is never the Designated Router.
 *
 * @param command writes the program's configuration on the host and gives the words that start it there
 * @param question the words that ask it there for its neighbors
 * @param saysReady whether it tells systemd that it is ready
 * @param octets its size on disk, without what it shares with others
 */
record MeasuredProgram(
        String name,
        Function<NetworkNamespace, List<String>> command,
        List<String> question,
        boolean saysReady,
        long octets) {
    /** FRR's daemons that it takes to announce a static route; the script that comes with it starts them in this order. */
    private static final String START_FRR = "install --directory --owner=frr --group=frr /run/frr"
            + " && /usr/lib/frr/zebra --daemon --vty_port 0 --config_file /dev/null"
            + " && /usr/lib/frr/staticd --daemon --vty_port 0 --config_file \"$0\""
            + " && exec /usr/lib/frr/ospfd --vty_port 0 --config_file \"$1\"";

    private static final String BIRD_SOCKET = "/run/bird.ctl";
    private static final long OCTETS_IN_KILOBYTE = 1024;

    static MeasuredProgram kubeOspf(String name, Installation installation) {
        return new MeasuredProgram(
                name,
                host -> kubeOspfCommand(host, installation),
                installation.command("show", "neighbors"),
                true,
                octets(installation.directory()));
    }

    private static List<String> kubeOspfCommand(NetworkNamespace host, Installation installation) {
        Command.of("install --directory " + host.run().resolve("kube-ospf"))
                .run()
                .outputOrThrow();
        Path file = host.write("kube-ospf.yaml", StoryTopology.SPEAKER_CONFIGURATION);
        return installation.command("run", "--config", file.toString());
    }

    /** zebra, staticd and ospfd, together. */
    static MeasuredProgram frr() {
        return new MeasuredProgram(
                "FRR (zebra, staticd, ospfd)",
                MeasuredProgram::frrCommand,
                List.of("vtysh", "-d", "ospfd", "-c", "show ip ospf neighbor"),
                false,
                installed("frr"));
    }

    private static List<String> frrCommand(NetworkNamespace host) {
        Path staticd = host.write("staticd.conf", "ip route " + StoryTopology.SERVICE_NETWORK + " blackhole\n");
        Path ospfd = host.write("ospfd.conf", """
                interface eth0
                 ip ospf priority 0
                router ospf
                 ospf router-id %s
                 redistribute static metric 3 metric-type 2
                 network 192.168.100.0/24 area 0
                """.formatted(StoryTopology.MASTER));
        return List.of("sh", "-c", START_FRR, staticd.toString(), ospfd.toString());
    }

    static MeasuredProgram bird() {
        return new MeasuredProgram(
                "BIRD",
                MeasuredProgram::birdCommand,
                List.of("birdc", "-s", BIRD_SOCKET, "show", "ospf", "neighbors"),
                false,
                installed("bird2"));
    }

    private static List<String> birdCommand(NetworkNamespace host) {
        Path file = host.write("bird.conf", """
                router id %s;
                protocol device {}
                protocol static { ipv4; route %s blackhole; }
                protocol ospf v2 {
                  ipv4 { import none; export filter { ospf_metric2 = 3; accept; }; };
                  area 0 { interface "eth0" { priority 0; }; };
                }
                """.formatted(StoryTopology.MASTER, StoryTopology.SERVICE_NETWORK));
        return List.of("/usr/sbin/bird", "-f", "-c", file.toString(), "-s", BIRD_SOCKET);
    }

    private static long installed(String debianPackage) {
        String kilobytes = Command.of("dpkg-query --show --showformat=${Installed-Size} " + debianPackage)
                .run()
                .outputOrThrow();
        return Long.parseLong(kilobytes) * OCTETS_IN_KILOBYTE;
    }

    private static long octets(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
