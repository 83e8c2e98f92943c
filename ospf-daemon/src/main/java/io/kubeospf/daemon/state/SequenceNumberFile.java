package io.kubeospf.daemon.state;

import io.kubeospf.daemon.events.OperatorLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where the sequence numbers of authenticated packets go on after a restart, so that neighbors do not take us for somebody who repeats
 * what he has heard. Without it the clock alone says where. Nothing is said of it, and nothing written, unless there are cryptographic keys.
 */
public final class SequenceNumberFile {
    private static final String DEFAULT_DIRECTORY = "/var/lib/kube-ospf";
    private static final String NAME = "cryptographic-sequence-number";

    private final Path file;
    private final OperatorLog log;
    private long kept;
    private Optional<IOException> unread = Optional.empty();
    private boolean lamented;

    SequenceNumberFile(Path directory, OperatorLog log) {
        this.file = directory.resolve(NAME);
        this.log = log;
    }

    /** In the first directory of STATE_DIRECTORY, which systemd sets, or in the default one. */
    public static SequenceNumberFile ofEnvironment(OperatorLog log) {
        String directories = System.getenv().getOrDefault("STATE_DIRECTORY", DEFAULT_DIRECTORY);
        return new SequenceNumberFile(Path.of(directories.split(":", 2)[0]), log);
    }

    /** The last number written, by this process or one before; 0 for none. */
    public long read() {
        try {
            kept = Math.max(kept, Long.parseLong(Files.readString(file).strip()));
        } catch (NoSuchFileException e) {
            // the first start
        } catch (NumberFormatException e) {
            log.warn(file + " holds no number; it will be written anew");
        } catch (IOException e) {
            unread = Optional.of(e);
        }
        return kept;
    }

    /** Replaces the number, as a whole or not at all. A failure is told once. */
    public void write(long number) {
        kept = number;
        unread.ifPresent(this::lament);
        Path next = file.resolveSibling(NAME + ".new");
        try {
            Files.writeString(next, number + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            lament(e);
        }
    }

    private void lament(IOException e) {
        if (!lamented) {
            lamented = true;
            log.warn("the sequence number of authenticated packets cannot be kept in " + file + " (" + e
                    + "): should the clock be set back, neighbors refuse us for a dead interval after a restart; make the"
                    + " directory, and let this user write there");
        }
    }
}
