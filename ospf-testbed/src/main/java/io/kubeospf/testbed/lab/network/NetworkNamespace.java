package io.kubeospf.testbed.lab.network;

import io.kubeospf.testbed.lab.process.BackgroundProcess;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.CommandResult;
import io.kubeospf.testbed.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A host of the lab: a network of its own, and its own /run and /tmp.
 *
 * <p>The own directories let several hosts run the same daemon with its default paths, and keep what daemons leave
 * behind (sockets, crash logs, caches) out of the machine that carries the lab.
 */
public final class NetworkNamespace {
    /** Arguments: the directories that become /run and /tmp, then the command. */
    private static final String IN_OWN_DIRECTORIES =
            "mount --bind \"$0\" /run && mount --bind \"$1\" /tmp && mount --bind \"$1\" /var/tmp && shift && exec \"$@\"";

    private static final Pattern OSPF_ROUTE =
            Pattern.compile("(?m)^(?<prefix>\\S+) (nhid \\d+ )?via (?<gateway>\\S+) dev \\S+ proto (ospf|bird) .*$");

    private final Lab lab;
    private final String name;
    private final String role;
    private final Path directory;

    private NetworkNamespace(Lab lab, String role) {
        this.lab = lab;
        this.role = role;
        this.name = lab.name() + "-" + role;
        this.directory = lab.directory().resolve(role);
    }

    static NetworkNamespace create(Lab lab, String role) {
        NetworkNamespace namespace = new NetworkNamespace(lab, role);
        try {
            Files.createDirectories(namespace.run());
            Files.createDirectories(namespace.tmp());
            // As on every host: a daemon without privileges writes there too.
            Command.of("chmod 1777 " + namespace.tmp()).run().outputOrThrow();
        } catch (IOException e) {
            throw new LabException("Cannot make the directories of " + namespace, e);
        }
        Command.of("ip netns add " + namespace.name).run().outputOrThrow();
        namespace.ip("link set lo up");
        return namespace;
    }

    /** The namespaces of the lab of that name that exist. */
    static List<String> names(String labName) {
        return names().filter(name -> name.startsWith(labName + "-")).toList();
    }

    /** The namespaces of labs that are otherwise gone: a lab's directory is made before them and removed after them. */
    static List<String> namesWithoutLab() {
        return names().filter(name -> RunDirectory.labNameIn(name)
                        .filter(labName -> !RunDirectory.exists(labName))
                        .isPresent())
                .toList();
    }

    private static Stream<String> names() {
        return Command.of("ip netns list").run().outputOrThrow().lines().map(line -> line.split(" ", 2)[0]);
    }

    public static void endProcesses(String name) {
        processes(name).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    /** The ids of all processes on this host. */
    public List<Long> processes() {
        return processes(name);
    }

    private static List<Long> processes(String name) {
        return Command.of("ip netns pids " + name)
                .run()
                .outputOrThrow()
                .lines()
                .map(Long::valueOf)
                .toList();
    }

    static void delete(String name) {
        Command.of("ip netns delete " + name).run().outputOrThrow();
    }

    /** What this host is in the topology. */
    public String role() {
        return role;
    }

    public String name() {
        return name;
    }

    public Lab lab() {
        return lab;
    }

    /** Where this host's configurations and logs are. */
    public Path directory() {
        return directory;
    }

    /** The /run of its processes, as seen from outside. */
    public Path run() {
        return directory.resolve("run");
    }

    private Path tmp() {
        return directory.resolve("tmp");
    }

    /** Runs {@code ip} on this host's network. */
    public String ip(String arguments) {
        return Command.of("ip -n " + name + " " + arguments).run().outputOrThrow();
    }

    /** Runs many commands of {@code ip} at once. */
    public void ipBatch(List<String> commands) {
        ip("-batch " + write("ip-batch", String.join("\n", commands) + "\n"));
    }

    /** The neighbors that this host's kernel sends packets for exactly that destination to; empty without a route. */
    public List<String> nextHops(String prefix) {
        return KernelRoutes.nextHops(ip("-json route show " + prefix));
    }

    /** The kernel's routes that a routing daemon has put there, each with its only next hop. */
    public Map<String, String> ospfRoutes() {
        Map<String, String> routes = new TreeMap<>();
        Matcher route = OSPF_ROUTE.matcher(ip("route show"));
        while (route.find()) {
            routes.put(route.group("prefix"), route.group("gateway"));
        }
        return routes;
    }

    /** Runs a command that must not fail, and gives its output. The words of the line have no blanks in them. */
    public String run(String commandLine) {
        return attempt(commandLine).outputOrThrow();
    }

    /** Runs a command that may fail. The words of the line have no blanks in them. */
    public CommandResult attempt(String commandLine) {
        return attempt(Command.of(commandLine).words());
    }

    /** Runs a command that may fail. */
    public CommandResult attempt(List<String> command) {
        return here(command).run();
    }

    /** Starts a program that the lab ends; its output is in NAME.out and NAME.err of this host's directory. */
    public BackgroundProcess start(String processName, List<String> command) {
        return lab.own(BackgroundProcess.start(processName, here(command), directory));
    }

    /**
     * Starts a program that keeps others, such as a container engine: it sees the machine's control groups, and whatever it has
     * started ends with it.
     */
    public BackgroundProcess startKeeper(String processName, List<String> command) {
        List<String> words = new ArrayList<>(List.of("nsenter", "--net=/run/netns/" + name));
        words.addAll(List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc"));
        words.addAll(inOwnDirectories(command));
        BackgroundProcess process = BackgroundProcess.start(processName, new Command(words), directory);
        // Its first process is deaf to SIGTERM, and takes the others with it however it ends.
        lab.own((AutoCloseable) process::kill);
        return process;
    }

    public BackgroundProcess start(String processName, String commandLine) {
        return start(processName, Command.of(commandLine).words());
    }

    /** Writes a file into this host's directory, readable for everybody. */
    public Path write(String fileName, String content) {
        try {
            return Files.writeString(directory.resolve(fileName), content);
        } catch (IOException e) {
            throw new LabException("Cannot write " + fileName + " of " + this, e);
        }
    }

    /** What a file of this host's directory holds so far. */
    public String read(String fileName) {
        try {
            return Files.readString(directory.resolve(fileName));
        } catch (IOException e) {
            throw new LabException("Cannot read " + fileName + " of " + this, e);
        }
    }

    /** Lets this host pass on packets that are not its own. */
    public void forwardPackets() {
        attempt(List.of("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward")).outputOrThrow();
    }

    /** Lets this host choose among several next hops by ports too, where Linux by default looks at the addresses only. */
    public void balanceByPorts() {
        attempt(List.of("sh", "-c", "echo 1 > /proc/sys/net/ipv4/fib_multipath_hash_policy"))
                .outputOrThrow();
    }

    private Command here(List<String> command) {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", name));
        words.addAll(inOwnDirectories(command));
        return new Command(words);
    }

    private List<String> inOwnDirectories(List<String> command) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", IN_OWN_DIRECTORIES));
        words.add(run().toString());
        words.add(tmp().toString());
        words.addAll(command);
        return words;
    }

    @Override
    public String toString() {
        return name;
    }
}
