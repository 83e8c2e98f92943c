package io.kubeospf.testbed.debian;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.container.DebianTarball;
import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.BackgroundProcess;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.CommandResult;
import io.kubeospf.testbed.prometheus.AlertRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Debian package in a minimal Debian that has nothing but what the package says that it needs. */
@Tag("lab")
@ExtendWith(PackagingCondition.class)
class PackageLabTest {
    /** A test after which the package is installed anew. */
    private static final String CHANGES = "changes-installation";

    private static final String CONFIGURATION = "/etc/kube-ospf/kube-ospf.yaml";
    private static final Pattern COMMAND_IN_HELP = Pattern.compile("(?m)^  ([a-z][a-z-]*)  +\\S");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Lab lab;
    private static KubeOspfPackage made;
    private static DebianTree debian;
    private static NavigableSet<String> before;

    @BeforeAll
    static void makePackageAndDebian() throws IOException {
        lab = Lab.create();
        made = KubeOspfPackage.made();
        debian = DebianTree.unpack(new DebianTarball(made.dependencies()).made(), lab);
        before = debian.files();
    }

    @AfterAll
    static void removeLab() {
        lab.close();
    }

    @BeforeEach
    void installUnlessInstalled() throws IOException {
        if (!Files.exists(debian.resolve("/usr/share/kube-ospf"))) {
            debian.install(made.file());
        }
    }

    @AfterEach
    void purgeWhatWasChanged(TestInfo test) {
        if (test.getTags().contains(CHANGES)) {
            debian.run("dpkg --purge kube-ospf");
        }
    }

    @Test
    void lintianFindsNothingToComplainOf() {
        CommandResult verdict = Command.of("lintian --allow-root --fail-on error,warning " + made.file())
                .run();
        assertTrue(verdict.succeeded(), verdict.output());
        assertEquals("", verdict.output());
    }

    @Test
    void theSameProgramGivesTheSamePackage() throws IOException {
        byte[] once = Files.readAllBytes(made.file());
        assertArrayEquals(once, Files.readAllBytes(KubeOspfPackage.made().file()));
    }

    @Test
    void theLicenceOfEveryJarIsTold() throws IOException {
        List<Pattern> told = Pattern.compile("\\*/(\\S+\\.jar)")
                .matcher(Files.readString(debian.resolve("/usr/share/doc/kube-ospf/copyright")))
                .results()
                .map(file -> Pattern.compile(file.group(1).replace(".", "\\.").replace("*", ".*")))
                .toList();
        List<String> untold = debian.run("ls /usr/share/kube-ospf/lib")
                .lines()
                .filter(name -> name.endsWith(".jar") && !name.startsWith("ospf-"))
                .filter(name -> told.stream().noneMatch(jar -> jar.matcher(name).matches()))
                .toList();
        assertEquals(List.of(), untold);
    }

    @Test
    void theProgramRunsAndAcceptsTheConfigurationAsInstalled() {
        assertTrue(debian.run("kube-ospf --version").startsWith("kube-ospf "));
        assertTrue(debian.run("kube-ospf check").endsWith(": no problems\n"));
    }

    @Test
    void itHasTheDashboardWhereGrafanaCanReadIt() {
        assertEquals(
                "-rw-r--r--:root\n", debian.run("stat --format=%A:%U /usr/share/kube-ospf/grafana/kube-ospf.json"));
    }

    @Test
    void theDaemonRunsAsItsUserWithOneCapability() {
        NetworkNamespace host = debian.host();
        host.ip("link add eth0 type veth peer name eth1");
        host.ip("address add 192.168.100.132/24 dev eth0");
        host.ip("link set eth0 up");
        host.ip("link set eth1 up");
        host.ip("route add default via 192.168.100.1");
        BackgroundProcess daemon = debian.start(
                "kube-ospf",
                List.of(("setpriv --reuid kube-ospf --regid kube-ospf --clear-groups"
                                + " --inh-caps -all,+net_raw --ambient-caps -all,+net_raw --bounding-set -all,+net_raw kube-ospf run")
                        .split(" ", -1)));

        await().atMost(PATIENCE).until(() -> daemon.errors().contains("interface eth0 is up: 192.168.100.132/24"));
        daemon.terminate();

        assertEquals(0, daemon.exitCode(PATIENCE), daemon::errors);
    }

    @Test
    void onlyRootAndTheGroupReadTheConfiguration() {
        assertEquals("root:kube-ospf:640\n", debian.run("stat --format %U:%G:%a " + CONFIGURATION));
    }

    @Test
    void theAlertsAreWhereThePageAboutThemSays() throws IOException {
        Path alerts = debian.resolve("/usr/share/kube-ospf/prometheus/kube-ospf.rules.yaml");
        assertEquals(AlertRules.packaged().text(), Files.readString(alerts));
        String page = Files.readString(Path.of("..", "docs", "alerts.md"));
        assertTrue(page.contains("- /usr/share/kube-ospf/prometheus/kube-ospf.rules.yaml\n"), page);
    }

    @Test
    void everyCommandHasAManPage() {
        assertTrue(commands().containsAll(List.of("check", "run")), commands().toString());
        for (String command : commands()) {
            String page = manPage(8, "kube-ospf-" + command);
            assertTrue(page.contains("kube-ospf-" + command + " - "), page);
            assertTrue(manPage(8, "kube-ospf").contains("kube-ospf-" + command + "(8)"));
        }
        assertTrue(manPage(8, "kube-ospf").contains("KUBE_OSPF_JAVA_OPTS"));
    }

    @Test
    void theManPageOfTheFileHasEveryLineOfIt() throws IOException {
        String page = manPage(5, "kube-ospf.yaml");
        Files.readAllLines(debian.resolve(CONFIGURATION))
                .forEach(line -> assertTrue(page.contains(line.strip()), line));
    }

    @Test
    void bashCompletesEveryCommand() {
        String completion =
                "source /usr/share/bash-completion/completions/kube-ospf && complete -p kube-ospf >/dev/null"
                        + " && COMP_WORDS=(kube-ospf '') COMP_CWORD=1 COMP_LINE='kube-ospf ' && _complete_kube-ospf"
                        + " && printf '%s\\n' \"${COMPREPLY[@]}\"";
        CommandResult offered = debian.attempt(List.of("bash", "-c", completion));
        assertEquals(commands(), new TreeSet<>(offered.outputOrThrow().lines().toList()));
    }

    @Test
    @Tag(CHANGES)
    void anUpgradeKeepsWhatTheAdministratorHasWrittenAndAllowed() throws IOException {
        Path configuration = debian.resolve(CONFIGURATION);
        Files.writeString(configuration, "area: 0.0.0.7\n", StandardOpenOption.APPEND);
        String written = Files.readString(configuration);
        debian.run("chmod 604 " + CONFIGURATION);

        debian.install(made.as("99-1", debian.host().directory()).file());

        assertEquals("99-1", debian.run("dpkg-query --show --showformat ${Version} kube-ospf"));
        assertEquals(written, Files.readString(configuration));
        assertEquals("root:kube-ospf:604\n", debian.run("stat --format %U:%G:%a " + CONFIGURATION));
    }

    @Test
    @Tag(CHANGES)
    void anotherJavaHasItsClassDataArchiveMade() throws IOException {
        Path archive = debian.resolve("/usr/share/kube-ospf/lib/kube-ospf.jsa");
        Path maker = archive.resolveSibling("make-class-archive");
        Files.deleteIfExists(archive);
        // In the place of the one that takes its time.
        Files.writeString(maker, "#!/bin/sh\ntouch /usr/share/kube-ospf/lib/kube-ospf.jsa\n");
        assertTrue(maker.toFile().setExecutable(true));

        // As dpkg does when a package brings a file there.
        debian.run("dpkg-trigger --by-package openjdk-17-jre-headless /usr/lib/jvm");
        debian.run("dpkg --triggers-only kube-ospf");

        assertTrue(Files.exists(archive));
        Files.delete(maker);
    }

    @Test
    @Tag(CHANGES)
    void removalKeepsTheConfigurationAndItsGroupAndNoProgram() {
        debian.run("dpkg --remove kube-ospf");

        NavigableSet<String> left = debian.files();
        left.removeAll(before);
        assertTrue(left.contains(CONFIGURATION));
        assertTrue(left.stream().noneMatch(file -> file.startsWith("/usr/")), left.toString());
        assertTrue(debian.attempt(List.of("getent", "group", "kube-ospf")).succeeded());
    }

    @Test
    @Tag(CHANGES)
    void purgeLeavesNothing() throws IOException {
        // What the class data archive's maker leaves goes too.
        Files.writeString(debian.resolve("/usr/share/kube-ospf/lib/kube-ospf.jsa.123"), "a draft");
        // As systemd does when the service starts.
        Path state = Files.createDirectory(debian.resolve("/var/lib/kube-ospf"));
        Files.writeString(state.resolve("cryptographic-sequence-number"), "1795000000\n");

        debian.run("dpkg --purge kube-ospf");

        assertEquals(before, withoutBackups(debian.files()));
        for (String accounts : List.of("passwd", "group", "shadow", "gshadow")) {
            String file = Files.readString(debian.resolve("/etc/" + accounts));
            assertFalse(file.contains("kube-ospf"), accounts);
        }
    }

    /** The programs that keep the accounts keep the former ones too. */
    private static NavigableSet<String> withoutBackups(NavigableSet<String> files) {
        NavigableSet<String> rest = new TreeSet<>(files);
        rest.removeIf(file -> !before.contains(file) && file.matches("/etc/[a-z]+-"));
        return rest;
    }

    private static NavigableSet<String> commands() {
        NavigableSet<String> commands = new TreeSet<>();
        COMMAND_IN_HELP
                .matcher(debian.run("kube-ospf --help"))
                .results()
                .map(command -> command.group(1))
                .forEach(commands::add);
        return commands;
    }

    /** As a reader sees it; no problem of its source is passed over. */
    private static String manPage(int section, String name) {
        Path page = debian.resolve("/usr/share/man/man" + section + "/" + name + "." + section + ".gz");
        CommandResult shown =
                Command.of("man --warnings=w --local-file " + page).run();
        assertEquals("", shown.errors());
        return shown.outputOrThrow();
    }
}
