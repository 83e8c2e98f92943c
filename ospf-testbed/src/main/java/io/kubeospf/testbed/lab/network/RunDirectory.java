package io.kubeospf.testbed.lab.network;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.process.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory that holds everything one lab writes; its name is the lab's.
 *
 * <p>It records the process that owns it, so that a later run can tell a lab in use from one whose owner was killed.
 * It lies outside /tmp and /run, because the lab's hosts have their own, and where the user frr can reach it.
 */
record RunDirectory(Path path) {
    private static final Path ALL = Path.of("/var/lib/kube-ospf-lab");
    private static final String OWNER = "owner";
    private static final Pattern NAMESPACE = Pattern.compile("(ko[0-9a-f]{6})-.*");

    private static final Duration TIME_TO_DELETE = Duration.ofSeconds(10);

    /** An owner is recorded at once; a directory that has none for longer has lost it. */
    private static final Duration TIME_TO_RECORD = Duration.ofMinutes(1);

    /** Alone in this process, because the last lab of another thread may just be taking the common directory away. */
    static synchronized RunDirectory create() {
        String name =
                "ko" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt(1 << 24), 6);
        try {
            Files.createDirectories(ALL);
            RunDirectory directory = new RunDirectory(Files.createDirectory(ALL.resolve(name)));
            directory.recordOwner();
            return directory;
        } catch (NoSuchFileException takenAway) {
            // By the last lab of another process, which takes the common directory away.
            return create();
        } catch (IOException e) {
            throw new LabException("Cannot make a directory for the lab", e);
        }
    }

    /** Those whose owner ended without removing them. */
    static List<RunDirectory> abandoned() {
        try (Stream<Path> directories = Files.list(ALL)) {
            return directories
                    .map(RunDirectory::new)
                    .filter(RunDirectory::isAbandoned)
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean exists(String labName) {
        return Files.exists(ALL.resolve(labName));
    }

    /** The lab that a network namespace of this name is of; empty when it is of none. */
    static Optional<String> labNameIn(String namespace) {
        Matcher matcher = NAMESPACE.matcher(namespace);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    String labName() {
        return path.getFileName().toString();
    }

    /** Copies the files of each host's directory, but not what is in its /run and /tmp. */
    void copyFilesOfHosts(Path target) {
        try (Stream<Path> files = Files.find(path, 2, (file, attributes) -> attributes.isRegularFile())) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(path.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new LabException("Cannot copy to " + target, e);
        }
    }

    /** Again and again for a while: who was just about to write something here may not have noticed yet that the lab ends. */
    void delete() {
        await("deletion of " + path).atMost(TIME_TO_DELETE).until(this::isDeleted);
        deleteParentIfEmpty();
    }

    private boolean isDeleted() throws IOException {
        try (Stream<Path> content = Files.walk(path)) {
            for (Path each : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
            return true;
        } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException changed) {
            // Somebody writes in it, or another process removes it too.
            return !Files.exists(path);
        }
    }

    private static synchronized void deleteParentIfEmpty() {
        try (Stream<Path> others = Files.list(ALL)) {
            if (others.findAny().isEmpty()) {
                Files.delete(ALL);
            }
        } catch (NoSuchFileException | DirectoryNotEmptyException otherProcess) {
            // It was quicker: it has taken the directory away, or made a lab in it.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In one step, so that nobody finds a directory with half an owner; one without an owner may just be new. */
    private void recordOwner() throws IOException {
        Path draft = Files.writeString(
                path.resolve("owner.new"), identity(ProcessHandle.current().pid()));
        Files.move(draft, path.resolve(OWNER), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isAbandoned() {
        Path owner = path.resolve(OWNER);
        try {
            if (!Files.exists(owner)) {
                Instant made = Files.getLastModifiedTime(path).toInstant();
                return made.plus(TIME_TO_RECORD).isBefore(Instant.now());
            }
            String recorded = Files.readString(owner);
            return !recorded.equals(identity(Long.parseLong(recorded.substring(0, recorded.indexOf(' ')))));
        } catch (NoSuchFileException removed) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process id is used again one day; together with the time the process started (proc(5), stat, field 22) it is not. */
    private static String identity(long pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            List<String> fieldsFromThird =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
            return pid + " " + fieldsFromThird.get(22 - 3);
        } catch (NoSuchFileException ended) {
            return pid + " ended";
        }
    }
}
