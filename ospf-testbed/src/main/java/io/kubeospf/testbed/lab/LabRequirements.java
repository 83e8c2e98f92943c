package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.CommandResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a machine needs to carry a lab. */
public final class LabRequirements {
    /** The programs the lab runs, and the Debian packages that have them. */
    private static final Map<String, String> PACKAGE_OF_PROGRAM = packageOfProgram();

    private LabRequirements() {}

    private static Map<String, String> packageOfProgram() {
        Map<String, String> packages = new LinkedHashMap<>();
        packages.put("/usr/lib/frr/ospfd", "frr");
        packages.put("/usr/sbin/bird", "bird2");
        packages.put("/usr/sbin/nft", "nftables");
        packages.put("/usr/bin/tshark", "tshark");
        packages.put("/usr/bin/tcpdump", "tcpdump");
        packages.put("/usr/bin/dig", "bind9-dnsutils");
        packages.put("/usr/bin/curl", "curl");
        packages.put("/usr/bin/busybox", "busybox");
        packages.put("/usr/bin/prometheus", "prometheus");
        packages.put("/usr/sbin/dnsmasq", "dnsmasq-base");
        packages.put("/usr/sbin/iptables-restore", "iptables");
        packages.put("/usr/sbin/ip", "iproute2");
        packages.put("/usr/bin/scapy3", "python3-scapy");
        packages.put("/lib/systemd/systemd", "systemd");
        return packages;
    }

    static List<String> packages() {
        return List.copyOf(PACKAGE_OF_PROGRAM.values());
    }

    /** What is missing here, each with how to get it; empty when a lab can be made. */
    public static List<String> missing() {
        List<String> missing = new ArrayList<>();
        PACKAGE_OF_PROGRAM.forEach((program, debianPackage) -> {
            if (!Files.isExecutable(Path.of(program))) {
                missing.add(program + " (apt-get install " + debianPackage + ")");
            }
        });
        if (!Files.isDirectory(SpeakerUnderTest.built())) {
            missing.add(SpeakerUnderTest.built() + " (mvn -DskipTests package)");
        }
        CommandResult isolation = Command.of("unshare --net --mount true").run();
        if (!isolation.succeeded()) {
            missing.add("the right to make network namespaces (run as root; unshare says: "
                    + isolation.errors().strip() + ")");
        }
        return missing;
    }

    /** For programs that can do nothing without a lab. */
    static void exitIfMissing() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            missing.forEach(each -> System.err.println("No lab without " + each));
            System.exit(1);
        }
    }
}
