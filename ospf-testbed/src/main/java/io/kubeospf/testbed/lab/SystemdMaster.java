package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.CommandResult;
import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A master node on which kube-ospf is a service of systemd, with the unit as it is delivered. */
public final class SystemdMaster {
    private static final String UNIT = "kube-ospf.service";
    private static final String UNIT_FILE = "/etc/systemd/system/" + UNIT;
    private static final String PROGRAM = "/usr/share/kube-ospf";
    private static final Path UNIT_SOURCE = Path.of("")
            .toAbsolutePath()
            .resolveSibling("ospf-daemon/src/main/systemd")
            .resolve(UNIT);

    private final NetworkNamespace host;
    private final SystemdMachine machine;
    private final String routerId;

    private SystemdMaster(NetworkNamespace host, SystemdMachine machine, String routerId) {
        this.host = host;
        this.machine = machine;
        this.routerId = routerId;
    }

    static SystemdMaster install(NetworkNamespace host, RouterSettings settings) {
        SystemdMaster master = new SystemdMaster(host, SystemdMachine.boot(host), settings.routerId());
        master.install();
        master.configure(settings);
        return master;
    }

    /** Where a Debian package would put everything. */
    private void install() {
        Path built = SpeakerUnderTest.built().toAbsolutePath();
        Command.of("cp -r " + built + " " + machine.file(PROGRAM)).run().outputOrThrow();
        machine.run("chmod -R a+rX " + PROGRAM);
        machine.run("ln -s " + PROGRAM + "/bin/kube-ospf /usr/bin/kube-ospf");
        machine.write("/etc/sysusers.d/kube-ospf.conf", "u kube-ospf -\n");
        machine.run("systemd-sysusers kube-ospf.conf");
        try {
            machine.write(UNIT_FILE, Files.readString(UNIT_SOURCE));
        } catch (IOException e) {
            throw new LabException("Cannot read " + UNIT_SOURCE, e);
        }
        override("java", "Environment=JAVA_HOME=" + System.getProperty("java.home"));
    }

    public NetworkNamespace host() {
        return host;
    }

    public String routerId() {
        return routerId;
    }

    public String address(Lan lan) {
        return lan.address(host);
    }

    /** Writes the service's configuration file. */
    public void configure(RouterSettings settings) {
        configure(SpeakerConfiguration.of(settings));
    }

    /** Writes the service's configuration file. */
    public void configure(String text) {
        machine.write("/etc/kube-ospf/kube-ospf.yaml", text);
    }

    /** Adds lines to the unit's section Service, as {@code systemctl edit} does. */
    public void override(String name, String... lines) {
        machine.write(UNIT_FILE + ".d/" + name + ".conf", "[Service]\n" + String.join("\n", lines) + "\n");
        machine.run("systemctl daemon-reload");
    }

    /** Runs a command on this machine that may fail. The words of the line have no blanks in them. */
    public CommandResult attempt(String commandLine) {
        return machine.attempt(commandLine);
    }

    /** Runs a command on this machine that must not fail, and gives its output. */
    public String run(String commandLine) {
        return machine.run(commandLine);
    }

    /** A property of the unit, such as ActiveState. */
    public String property(String name) {
        return run("systemctl show --property=" + name + " --value " + UNIT).strip();
    }

    /** Returns when a property of the unit is that. */
    public void awaitProperty(String name, String value) {
        await(host.role() + ": " + name).atMost(LabRouter.PATIENCE).until(() -> property(name), equalTo(value));
    }

    /** The process id of kube-ospf on this machine. */
    public String processId() {
        return property("MainPID");
    }

    /** All that the unit has logged, and systemd about it. */
    public String journal() {
        return run("journalctl --no-pager --output=cat --unit=" + UNIT);
    }

    /** Returns when that is in the journal. */
    public void awaitJournal(String text) {
        await(host.role() + ": journal").atMost(LabRouter.PATIENCE).until(this::journal, containsString(text));
    }
}
