package io.kubeospf.testbed.container;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.Lab;
import io.kubeospf.testbed.lab.NetworkNamespace;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * A Docker engine of the lab's own, for machines where none runs; Testcontainers asks for it last.
 *
 * <p>It lives in a network namespace of a lab, with its files in the lab's directory, and in process and mount namespaces that
 * end with it: what it makes is gone when the lab is, however that happens.
 */
public final class PrivateEngine extends DockerClientProviderStrategy {
    private static final Path DAEMON = Path.of("/usr/sbin/dockerd");
    private static final Duration START = Duration.ofSeconds(60);

    /** Arguments: the directory that becomes /etc/docker, then the command. */
    private static final String WITH_OWN_KEYS = "mkdir \"$0\" && mount --bind \"$0\" /etc/docker && exec \"$@\"";

    private static @Nullable URI address;

    @Override
    public String getDescription() {
        return "an engine of the lab's own at " + address;
    }

    @Override
    protected boolean isApplicable() {
        return Files.isExecutable(DAEMON);
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

    private static synchronized URI started() {
        if (address == null) {
            address = start(Lab.create());
        }
        return address;
    }

    private static URI start(Lab lab) {
        NetworkNamespace host = lab.namespace("engine");
        Path socket = host.directory().resolve("docker.sock");
        List<String> command = new ArrayList<>(List.of(
                "sh", "-c", WITH_OWN_KEYS, host.directory().resolve("etc").toString()));
        command.addAll(List.of(
                DAEMON.toString(),
                "--host=unix://" + socket,
                "--data-root=" + host.directory().resolve("data"),
                "--exec-root=" + host.directory().resolve("exec"),
                "--pidfile=" + host.directory().resolve("dockerd.pid"),
                "--bridge=none",
                "--iptables=false",
                "--ip6tables=false"));
        host.startKeeper("dockerd", command);
        await("the engine listens").atMost(START).until(() -> Files.exists(socket));
        return URI.create("unix://" + socket);
    }
}
