package io.kubeospf.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the sources of the core to its package graph, and keeps out of them what would make it less than deterministic. */
class PackageDependenciesTest {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src", "main", "java");

    /** Each package and those that it may import; what these may import, it may too. Nothing else. */
    private static final SortedMap<String, SortedSet<String>> ALLOWED = graph("""
            net         <-
            wire        <- net
            lsa         <- wire
            packet      <- lsa
            config      <- packet
            lsdb        <- lsa
            spf         <- lsdb
            schedule    <- net lsa
            output      <- net wire lsa
            adjacency   <- packet config lsdb schedule output
            flooding    <- adjacency
            origination <- adjacency spf
            speaker     <- flooding origination
            """);

    /** Of the JDK, what computes; no thread, clock, socket, file or log. */
    private static final Pattern ALLOWED_OUTSIDE = Pattern.compile("java\\.util\\.[A-Z]\\w*"
            + "|java\\.util\\.(function|stream)\\.\\w+"
            + "|java\\.util\\.random\\.RandomGenerator"
            + "|java\\.time\\.(Duration|Instant)"
            + "|java\\.io\\.Serial"
            + "|java\\.nio\\.charset\\.StandardCharsets"
            + "|java\\.security\\.(MessageDigest|NoSuchAlgorithmException)"
            + "|org\\.jspecify\\.annotations\\.\\w+");

    private static final Pattern OWN_PACKAGE = Pattern.compile("\\bio\\.kubeospf\\.(\\w+)\\.(\\w+)");
    private static final Pattern OUTSIDE =
            Pattern.compile("\\b(?:javax?|jdk|sun|com|org|net)(?:\\.[a-z]\\w*)+\\.[A-Z]\\w*");
    private static final Pattern STAR_IMPORT = Pattern.compile("^import .*\\*;");

    /** Words that no source of the core has, and why. */
    private static final List<Trap> TRAPS = List.of(
            new Trap(
                    "\\b(Thread|ThreadLocal|ThreadGroup|Runtime|ProcessBuilder|Timer|TimerTask)\\b",
                    "one owner calls the core"),
            new Trap("\\b(synchronized|volatile)\\b", "one owner calls the core"),
            new Trap("\\bSystem\\.(?!arraycopy\\b)\\w+", "the core has no clock, console or environment"),
            new Trap(
                    "\\b(Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime|Clock|InstantSource)\\.\\w*(now|system)\\w*\\(",
                    "the time is an argument"),
            new Trap(
                    "\\b(Weak|Identity|Concurrent)?Hash(Map|Set)\\b|\\bHashtable\\b", "its order differs between runs"),
            new Trap("\\b(Map|Set)\\.(of|ofEntries|copyOf)\\(", "its order differs between runs"),
            new Trap(
                    "\\b(toSet|toMap|toUnmodifiableSet|toUnmodifiableMap|groupingBy|partitioningBy)\\(",
                    "collect into a SortedMap or a List"),
            new Trap("\\bidentityHashCode\\b", "it differs between runs"),
            new Trap("\\b(parallel|parallelStream|unordered)\\(", "its order differs between runs"),
            new Trap(
                    "\\b(Math\\.random|new Random|SecureRandom|ThreadLocalRandom|SplittableRandom|UUID)\\b|\\bRandomGenerator\\.\\w+",
                    "the RandomGenerator is an argument"),
            new Trap("\\b\\w*Logger\\w*\\b|\\bprintStackTrace\\b", "the core tells events"));

    private record Trap(Pattern pattern, String why) {
        Trap(String regex, String why) {
            this(Pattern.compile(regex), why);
        }
    }

    @Test
    void everyPackageImportsOnlyThoseBelowIt() throws IOException {
        List<Path> files = sources();
        assertFalse(files.isEmpty(), () -> "no sources in " + SOURCES.toAbsolutePath());

        List<String> violations = new ArrayList<>();
        for (Path file : files) {
            violations.addAll(violations(SOURCES.relativize(file), Files.readAllLines(file)));
        }

        assertEquals("", String.join("\n", violations));
    }

    @Test
    void theGraphNamesThePackagesThatThereAreAndNoOthers() throws IOException {
        SortedSet<String> packages = new TreeSet<>();
        for (Path file : sources()) {
            packages.add(packageOf(SOURCES.relativize(file)));
        }

        assertEquals(ALLOWED.keySet(), packages);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import io.kubeospf.core.flooding.FloodingProcedure;",
                "import static io.kubeospf.core.origination.LsaOriginator.REFRESH_JITTER;",
                "import io.kubeospf.core.spf.ShortestPathTree;",
                "import io.kubeospf.daemon.loop.SpeakerLoop;",
                "    io.kubeospf.core.speaker.Speaker speaker;",
                "import java.net.InetAddress;",
                "import java.io.IOException;",
                "import java.nio.file.Path;",
                "import java.nio.channels.SocketChannel;",
                "import java.util.concurrent.ConcurrentHashMap;",
                "import java.util.concurrent.locks.ReentrantLock;",
                "import java.util.logging.Level;",
                "import java.util.*;",
                "import static java.util.Map.*;",
                "import java.time.Clock;",
                "import java.time.InstantSource;",
                "import javax.net.SocketFactory;",
                "import org.slf4j.Marker;",
                "import org.pcap4j.core.Pcaps;",
                "import com.sun.jna.Native;",
                "import java.util.HashMap;",
                "        Set<NeighborState> states = new HashSet<>();",
                "        return Map.of(key, value);",
                "        return Set.copyOf(states);",
                "        return stream.collect(Collectors.toSet());",
                "        long start = System.nanoTime();",
                "        long start = System.currentTimeMillis(); // when it began",
                "        handle(Instant.now(), input);",
                "        Thread.sleep(100);",
                "        synchronized (this) {",
                "        this.random = new Random(1);",
                "        this.random = RandomGenerator.getDefault();",
                "        LOGGER.log(\"?\"); Logger logger;",
                "        neighbors.parallelStream().forEach(this::flood);"
            })
    void namesTheFileAndTheLineOfWhatBreaksTheRules(String line) {
        List<String> source = List.of("package io.kubeospf.core.adjacency;", "", line);

        List<String> violations = violations(Path.of("io/kubeospf/core/adjacency/Area.java"), source);

        assertFalse(violations.isEmpty(), () -> "nobody minds: " + line);
        for (String violation : violations) {
            assertTrue(violation.startsWith("io/kubeospf/core/adjacency/Area.java:3: "), violation);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import io.kubeospf.core.adjacency.Neighbor;",
                "import io.kubeospf.core.lsdb.LinkStateDatabase;",
                "import io.kubeospf.core.net.Ipv4Address;",
                "import static io.kubeospf.core.output.NeighborState.FULL;",
                "import java.util.LinkedHashMap;",
                "import java.util.random.RandomGenerator;",
                "import java.util.stream.Collectors;",
                "import java.time.Instant;",
                "import org.jspecify.annotations.Nullable;",
                "        List.of(EnumSet.of(DOWN)); List.copyOf(lsas); new LinkedHashSet<>();",
                "        System.arraycopy(source, 0, bytes, 0, 4);",
                "// import io.kubeospf.core.speaker.Speaker;",
                " * What {@link io.kubeospf.core.speaker.Speaker} has done, never in a HashMap.",
                "/** Marks the {@link io.kubeospf.core.speaker.Speaker}. */",
                "        arm(key); // not Instant.now()"
            })
    void mindsNothingThatTheRulesAllow(String line) {
        assertEquals(List.of(), violations(Path.of("io/kubeospf/core/flooding/Flood.java"), List.of(line)));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> violations(Path file, List<String> lines) {
        String where = packageOf(file);
        List<String> violations = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            String code = withoutComment(lines.get(index));
            int number = index + 1;
            offencesOf(where, code)
                    .forEach(offence ->
                            violations.add(file.toString().replace('\\', '/') + ":" + number + ": " + offence));
        }
        return violations;
    }

    private static List<String> offencesOf(String where, String code) {
        List<String> offences = new ArrayList<>();
        Matcher own = OWN_PACKAGE.matcher(code);
        while (own.find()) {
            boolean inCore = own.group(1).equals("core");
            boolean declaration = code.startsWith("package ");
            if (!declaration && (!inCore || !mayImport(where, own.group(2)))) {
                offences.add("package " + where + " may not use " + own.group() + ", only " + ALLOWED.get(where));
            }
        }
        Matcher outside = OUTSIDE.matcher(code);
        while (outside.find()) {
            if (!isPartOfOwnName(code, outside.start())
                    && !ALLOWED_OUTSIDE.matcher(outside.group()).matches()) {
                offences.add("the core may not use " + outside.group());
            }
        }
        if (STAR_IMPORT.matcher(code).find()) {
            offences.add("an import names one type");
        }
        for (Trap trap : TRAPS) {
            Matcher trapped = trap.pattern().matcher(code);
            if (trapped.find()) {
                offences.add("the core may not use " + trapped.group() + ": " + trap.why());
            }
        }
        return offences;
    }

    /** The {@code net.Ipv4Address} in {@code io.kubeospf.core.net.Ipv4Address} is not a package called net. */
    private static boolean isPartOfOwnName(String code, int start) {
        return start > 0 && code.charAt(start - 1) == '.';
    }

    private static boolean mayImport(String where, String imported) {
        Set<String> allowed = ALLOWED.getOrDefault(where, new TreeSet<>());
        return imported.equals(where) || allowed.contains(imported);
    }

    /** The name behind io.kubeospf.core. */
    private static String packageOf(Path file) {
        return file.getNameCount() > 4 ? file.getName(3).toString() : "(root)";
    }

    private static String withoutComment(String line) {
        String code = line.strip();
        if (code.startsWith("*") || code.startsWith("/*")) {
            return "";
        }
        return code.replaceFirst("//.*", "");
    }

    private static SortedMap<String, SortedSet<String>> graph(String rows) {
        SortedMap<String, SortedSet<String>> graph = new TreeMap<>();
        // A row names only packages of rows above it, so the graph has no cycle and theirs are complete.
        rows.lines().map(row -> row.split("<-", -1)).forEach(row -> {
            SortedSet<String> allowed = Pattern.compile("\\w+")
                    .matcher(row[1])
                    .results()
                    .map(result -> result.group())
                    .collect(Collectors.toCollection(TreeSet::new));
            for (String direct : List.copyOf(allowed)) {
                if (!graph.containsKey(direct)) {
                    throw new IllegalArgumentException(direct + " is not above " + row[0]);
                }
                allowed.addAll(graph.getOrDefault(direct, new TreeSet<>()));
            }
            graph.put(row[0].strip(), allowed);
        });
        return graph;
    }
}
