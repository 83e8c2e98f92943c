package io.kubeospf.testbed.lab.network;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.process.BackgroundProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** A tunnel for two, through a program. Its interfaces have no Ethernet header and look like those of that kind. */
public final class Tunnel implements Medium {
    private static final Duration START = Duration.ofSeconds(20);

    private final NetworkNamespace home;
    private final Kind kind;
    private final Deque<String> freeEnds = new ArrayDeque<>(List.of("end-1", "end-2"));

    /** What the interfaces look like to programs: ARP hardware type and flags are those of Linux's own tunnels. */
    public enum Kind {
        TUN(65534, true),
        WIREGUARD(65534, false),
        IPIP(768, true),
        GRE(778, true),
        PPP(512, true);

        private final int hardwareType;
        private final boolean multicastFlag;

        Kind(int hardwareType, boolean multicastFlag) {
            this.hardwareType = hardwareType;
            this.multicastFlag = multicastFlag;
        }
    }

    private Tunnel(NetworkNamespace home, Kind kind) {
        this.home = home;
        this.kind = kind;
    }

    public static Tunnel create(NetworkNamespace home, Kind kind) {
        Tunnel tunnel = new Tunnel(home, kind);
        String program = home.write("tunnel.py", program()).toString();
        BackgroundProcess process = home.start(
                "tunnel", List.of("/usr/bin/python3", "-B", program, "end-1", "end-2", "" + kind.hardwareType));
        await("the tunnel of " + home + " is ready")
                .atMost(START)
                .until(() -> process.output().contains("ready"));
        return tunnel;
    }

    @Override
    public void attach(NetworkNamespace host, String interfaceName, String address) {
        home.ip("link set " + freeEnds.remove() + " netns " + host.name() + " name " + interfaceName);
        host.ip("link set " + interfaceName + " multicast " + (kind.multicastFlag ? "on" : "off"));
        host.ip("address add " + address + " dev " + interfaceName);
        host.ip("link set " + interfaceName + " up");
    }

    /** It carries any. */
    @Override
    public void portMtu(NetworkNamespace host, int mtu) {}

    private static String program() {
        try (InputStream program = Tunnel.class.getResourceAsStream("/lab/tunnel.py")) {
            return new String(Objects.requireNonNull(program).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
