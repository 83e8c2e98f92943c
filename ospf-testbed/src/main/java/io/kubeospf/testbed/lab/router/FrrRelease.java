package io.kubeospf.testbed.lab.router;

import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.process.Preparation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The FRR of a Debian release: how its programs are run on this machine, and how it is told keys. */
public enum FrrRelease {
    /** FRR 8.4, installed here. It has passwords and MD5, and no times of keys. */
    DEBIAN_12 {
        @Override
        List<String> program(String path) {
            return List.of(path);
        }

        @Override
        String keyChain(RouterPort port) {
            return "";
        }

        @Override
        String authentication(RouterPort port) {
            return port.keys().stream().map(FrrRelease::passwordOrDigestKey).collect(Collectors.joining());
        }
    },

    /** FRR 10.3, unpacked beside the installed one. Its key chains have HMAC, and times. */
    DEBIAN_13 {
        /** Its own loader finds its own libraries, so that it needs no root directory of its own. */
        @Override
        List<String> program(String path) {
            String root = Unpacked.ROOT.toString();
            String libraries = root + "/usr/lib/" + Unpacked.architecture();
            return List.of(
                    root + "/lib64/" + Unpacked.loader(),
                    "--library-path",
                    libraries + "/frr:" + libraries,
                    root + path);
        }

        @Override
        String keyChain(RouterPort port) {
            return isChained(port)
                    ? "key chain " + port.interfaceName() + "\n"
                            + port.keys().stream().map(FrrRelease::chainedKey).collect(Collectors.joining())
                            + "exit\n"
                    : "";
        }

        @Override
        String authentication(RouterPort port) {
            return isChained(port)
                    ? " ip ospf authentication key-chain " + port.interfaceName() + "\n"
                    : DEBIAN_12.authentication(port);
        }

        private boolean isChained(RouterPort port) {
            return !port.keys().isEmpty() && !port.keys().get(0).isPassword();
        }
    };

    /** It knows no year before 1993. */
    private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss MMM d uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The words that run a program of its packages, which is installed under that path. */
    abstract List<String> program(String path);

    /** What its configuration says of the port's keys before it speaks of interfaces. */
    abstract String keyChain(RouterPort port);

    /** What it says of them in the part of the interface. */
    abstract String authentication(RouterPort port);

    private static String passwordOrDigestKey(LanKey key) {
        return switch (key.algorithm()) {
            case "simple" -> " ip ospf authentication\n ip ospf authentication-key " + key.secret() + "\n";
            case "md5" ->
                " ip ospf authentication message-digest\n ip ospf message-digest-key " + key.id() + " md5 "
                        + key.secret() + "\n";
            default -> throw new LabException("This FRR has no " + key.algorithm());
        };
    }

    private static String chainedKey(LanKey key) {
        return " key " + key.id() + "\n  key-string " + key.secret() + "\n  cryptographic-algorithm "
                + key.algorithm() + "\n  send-lifetime "
                + TIME.format(key.sendFrom().orElse(ALWAYS)) + " "
                + key.sendUntil().map(TIME::format).orElse("infinite") + "\n exit\n";
    }

    /** The files of FRR 10.3, made when somebody asks for them. */
    private static final class Unpacked {
        private static final Path ROOT = Preparation.cache().resolve("frr-of-debian-13");

        static {
            if (!Files.exists(ROOT)) {
                Preparation.run(List.of(Path.of("make-frr").toAbsolutePath().toString(), ROOT.toString()));
            }
        }

        static String architecture() {
            return System.getProperty("os.arch").equals("aarch64") ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        }

        static String loader() {
            return System.getProperty("os.arch").equals("aarch64") ? "ld-linux-aarch64.so.1" : "ld-linux-x86-64.so.2";
        }
    }
}
