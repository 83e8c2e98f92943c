package io.kubeospf.daemon.state;

import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.file.RegularFile;
import io.kubeospf.daemon.file.SystemPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Where the sequence numbers of authenticated packets go on after a restart, so that neighbors do not take us for somebody who repeats
 * what he has heard. Without it the clock alone says where. Nothing is said of it, and nothing written, unless there are cryptographic keys.
 */
public final class SequenceNumberFile {
    private static final String DEFAULT_DIRECTORY = "/var/lib/kube-ospf";
    private static final String NAME = "cryptographic-sequence-number";

    /** A number of 64 bits and a line feed are shorter. */
    private static final int OCTETS = 64;

    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(10);

    private final Path file;
    private final OperatorLog log;
    private final Executor later;
    private long kept;
    private Optional<IOException> unread = Optional.empty();
    private boolean lamented;
    private boolean retryPlanned;

    /**
     * A file in a directory.
     *
     * @param later runs what failed once more, after a while
     */
    SequenceNumberFile(Path directory, OperatorLog log, Executor later) {
        this.file = directory.resolve(NAME);
        this.log = log;
        this.later = later;
    }

    /** In the first directory of STATE_DIRECTORY, which systemd sets, or in the default one. */
    public static SequenceNumberFile ofEnvironment(Map<String, String> environment, OperatorLog log) {
        return new SequenceNumberFile(
                directory(environment, log),
                log,
                CompletableFuture.delayedExecutor(RETRY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Without a path that can be used the route is still worth more than the number. */
    static Path directory(Map<String, String> environment, OperatorLog log) {
        String directories = environment.getOrDefault("STATE_DIRECTORY", DEFAULT_DIRECTORY);
        try {
            return SystemPath.absolute(directories.split(":", 2)[0]);
        } catch (IllegalArgumentException e) {
            log.warn("STATE_DIRECTORY is '" + directories + "': " + e.getMessage() + "; using " + DEFAULT_DIRECTORY);
            return Path.of(DEFAULT_DIRECTORY);
        }
    }

    /** The last number written, by this process or one before; 0 for none. */
    public synchronized long read() {
        try {
            kept = Math.max(kept, Long.parseLong(RegularFile.text(file, OCTETS).strip()));
        } catch (NoSuchFileException e) {
            // the first start
        } catch (NumberFormatException e) {
            log.warn(file + " holds no number; it will be written anew");
        } catch (IOException e) {
            unread = Optional.of(e);
        }
        return kept;
    }

    /** Replaces the number, as a whole or not at all. A failure is told once, and tried again until it succeeds. */
    public synchronized void write(long number) {
        kept = number;
        unread.ifPresent(this::lament);
        try {
            replace();
            if (lamented) {
                lamented = false;
                unread = Optional.empty();
                log.info("the sequence number of authenticated packets is kept in " + file + " again");
            }
        } catch (IOException e) {
            lament(e);
            if (!retryPlanned) {
                retryPlanned = true;
                later.execute(this::retry);
            }
        }
    }

    private synchronized void retry() {
        retryPlanned = false;
        write(kept);
    }

    private void replace() throws IOException {
        Path next = file.resolveSibling(NAME + ".new");
        try {
            // Whatever has this name, a FIFO perhaps, is not opened.
            Files.deleteIfExists(next);
            Files.writeString(next, kept + "\n", StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteQuietly(next);
            throw e;
        }
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // The failure before this one is told.
        }
    }

    private void lament(IOException e) {
        if (!lamented) {
            lamented = true;
            log.warn("the sequence number of authenticated packets cannot be kept in " + file + " (" + e
                    + "; tried again every " + RETRY_INTERVAL.toSeconds()
                    + " s): should the clock be set back, neighbors refuse us for a dead interval after a restart; make the"
                    + " directory, and let this user write there");
        }
    }
}
