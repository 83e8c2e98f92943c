package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;

import io.kubeospf.core.wire.Octets;
import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.BackgroundProcess;
import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A host on a LAN that has no business there, and speaks OSPF in anybody's name by the programs of the resources "attacks". */
final class Attacker {
    static final int NUMBER = 66;

    /** As one that a router of this number would have. */
    static final String ROUTER_ID = "192.0.2." + NUMBER;

    private final NetworkNamespace host;
    private final Lan lan;
    private int attacks;

    private Attacker(NetworkNamespace host, Lan lan) {
        this.host = host;
        this.lan = lan;
    }

    static Attacker on(Lan lan, InteropLab lab) {
        return new Attacker(lab.stranger(NUMBER, lan), lan);
    }

    String address() {
        return lan.address(host);
    }

    /** Starts a program, which takes the interface as its first argument. */
    Attack start(String program, Object... arguments) {
        attacks++;
        install("lan"); // which all of them import
        List<String> words = new ArrayList<>(
                List.of("/usr/bin/python3", "-B", install(program).toString(), lan.interfaceName()));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return new Attack(host.start(program + "-" + attacks, words), program);
    }

    /** Sends LSAs to a router in the name of another, each in a Link State Update of its own; returns when all are sent. */
    void sendLsas(String source, String routerId, String destination, List<Octets> lsas) {
        Path file = host.write("lsas", OddLsas.lines(lsas));
        start("update", source, routerId, destination, file).awaitEnd();
    }

    /** Among the host's files: it has a /tmp of its own, and may not see where the resources are. */
    private Path install(String name) {
        try (InputStream program = Attacker.class.getResourceAsStream("/attacks/" + name + ".py")) {
            return host.write(
                    name + ".py",
                    new String(Objects.requireNonNull(program, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program that attacks. */
    record Attack(BackgroundProcess process, String program) {
        /** Returns when it has said so; it says what it does on its standard output. */
        Attack awaitSaid(String words) {
            await(program + " says " + words).atMost(LabRouter.PATIENCE).until(() -> {
                if (!process.isRunning() && !process.output().contains(words)) {
                    throw new LabException(program + " has ended\n" + process.output() + process.errors());
                }
                return process.output().contains(words);
            });
            return this;
        }

        /** Waits until it has done what it wanted; gives the moment. */
        Instant awaitEnd() {
            int code = process.exitCode(LabRouter.PATIENCE.plus(Duration.ofSeconds(30)));
            if (code != 0) {
                throw new LabException(program + " has failed\n" + process.errors());
            }
            return Instant.now();
        }

        /** Ends it; gives the moment. */
        Instant end() {
            process.kill();
            return Instant.now();
        }
    }
}
