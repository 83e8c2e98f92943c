package io.kubeospf.daemon.config;

import io.kubeospf.daemon.events.PrintableText;
import io.kubeospf.daemon.file.RegularFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The file that has the configuration, to be read again and again. */
public final class ConfigSource {
    /** In octets. A file for 20,000 prefixes has about 600,000; a larger scalar would take the YAML reader seconds. */
    private static final int LARGEST = 640 * 1024;

    private final Path path;

    /** The last read that has a time limit; it may not have ended yet. */
    private Optional<Future<DaemonConfig>> lastRead = Optional.empty();

    public ConfigSource(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /**
     * Reads the file as it is now.
     *
     * @throws InvalidConfigException with every problem of the file
     * @throws IOException when it cannot be read; {@link #explain} puts it in words
     */
    public DaemonConfig read() throws IOException, InvalidConfigException {
        return ConfigReader.read(text());
    }

    /**
     * As {@link #read()}, but gives up after a time: a file system may not answer. What was begun ends in a thread of its own; no
     * other is begun before.
     */
    public synchronized DaemonConfig read(Duration atMost) throws IOException, InvalidConfigException {
        if (lastRead.filter(read -> !read.isDone()).isPresent()) {
            throw new IOException("an earlier attempt to read it still waits for the file system");
        }
        FutureTask<DaemonConfig> reading = new FutureTask<>(this::read);
        Thread thread = new Thread(reading, "configuration");
        thread.setDaemon(true);
        lastRead = Optional.of(reading);
        thread.start();
        try {
            return reading.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("it and the key files were not read within " + atMost.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this thread", e);
        } catch (ExecutionException e) {
            return rethrow(e.getCause());
        }
    }

    /**
     * The text of the file as it is now.
     *
     * @throws IOException as for {@link #read()}
     */
    public String text() throws IOException {
        return RegularFile.text(path, LARGEST);
    }

    private static DaemonConfig rethrow(@Nullable Throwable failure) throws IOException, InvalidConfigException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof InvalidConfigException e) {
            throw e;
        }
        throw new IllegalStateException("a defect in reading the configuration", failure);
    }

    /** Why the file cannot be read, and the remedy. */
    public String explain(IOException e) {
        return PrintableText.line(reason(e));
    }

    private String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no file " + path
                    + "; create it (an empty one means every default), or name another with --config FILE";
        }
        if (e instanceof AccessDeniedException) {
            return "not allowed to read " + path + "; let this user read it";
        }
        if (e instanceof MalformedInputException) {
            return path + " is not UTF-8 text; save it as UTF-8";
        }
        if (e instanceof FileSystemException refused && refused.getReason() != null) {
            return path + " cannot be read: " + refused.getReason() + "; name a file with the configuration";
        }
        return path + " cannot be read: " + e.getMessage();
    }
}
