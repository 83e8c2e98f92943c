package io.kubeospf.testbed.container;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.BackgroundProcess;
import io.kubeospf.testbed.lab.process.LabException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * A Docker engine of the lab's own, for machines where none runs; Testcontainers asks for it last.
 *
 * <p>It lives in a network namespace of a lab, with its files in the lab's directory, and in process and mount namespaces that
 * end with it: what it makes is gone when the lab is. A killed JVM leaves it to the next lab, like all of a lab.
 */
public final class PrivateEngine extends DockerClientProviderStrategy {
    /** Debian's package has it in the first place, Docker's in the second. */
    private static final List<Path> DAEMONS = List.of(Path.of("/usr/sbin/dockerd"), Path.of("/usr/bin/dockerd"));

    private static final Duration START = Duration.ofSeconds(60);

    /** Arguments: the directory that stands for those where the engine leaves things of its own, then the command. */
    private static final String WITH_OWN_DIRECTORIES =
            "mkdir --parents \"$0\" /etc/docker && mount --bind \"$0\" /etc/docker && mount --bind \"$0\" /opt && exec \"$@\"";

    private static @Nullable URI address;
    private static @Nullable NetworkNamespace host;

    @Override
    public String getDescription() {
        return "an engine of the lab's own at " + address;
    }

    @Override
    protected boolean isApplicable() {
        return daemon().isPresent();
    }

    /** After every engine that runs already. */
    @Override
    protected int getPriority() {
        return Integer.MIN_VALUE;
    }

    /** Each run has its own. */
    @Override
    protected boolean isPersistable() {
        return false;
    }

    @Override
    public TransportConfig getTransportConfig() {
        return TransportConfig.builder().dockerHost(started()).build();
    }

    /** Nothing of a container is published here, so nobody asks where. */
    @Override
    public synchronized String getDockerHostIpAddress() {
        return "127.0.0.1";
    }

    /** The program of an engine, where there is one. */
    static Optional<Path> daemon() {
        return DAEMONS.stream().filter(Files::isExecutable).findFirst();
    }

    /** Where its networks are, if it runs. */
    static synchronized Optional<NetworkNamespace> host() {
        return Optional.ofNullable(host);
    }

    private static synchronized URI started() {
        if (address == null) {
            Lab lab = Lab.create();
            host = lab.namespace("engine");
            address = start(lab, host);
        }
        return address;
    }

    private static URI start(Lab lab, NetworkNamespace host) {
        Path socket = host.directory().resolve("docker.sock");
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                WITH_OWN_DIRECTORIES,
                host.directory().resolve("own").toString()));
        command.addAll(List.of(
                daemon().orElseThrow().toString(),
                "--host=unix://" + socket,
                "--data-root=" + host.directory().resolve("data"),
                "--exec-root=" + host.directory().resolve("exec"),
                "--pidfile=" + host.directory().resolve("dockerd.pid"),
                "--cgroup-parent=/" + lab.name(),
                "--bridge=none",
                "--iptables=false",
                "--ip6tables=false"));
        BackgroundProcess engine = host.startKeeper("dockerd", command);
        await("the engine listens").atMost(START).until(() -> listens(engine, socket));
        return URI.create("unix://" + socket);
    }

    private static boolean listens(BackgroundProcess engine, Path socket) {
        if (!engine.isRunning()) {
            throw new LabException("the engine has ended\n" + engine.errors());
        }
        return Files.exists(socket);
    }
}
