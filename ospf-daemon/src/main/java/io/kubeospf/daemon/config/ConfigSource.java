package io.kubeospf.daemon.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file that has the configuration, to be read again and again. */
public final class ConfigSource {
    private final Path path;

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
        return ConfigReader.read(Files.readString(path));
    }

    /** Why the file cannot be read, and the remedy. */
    public String explain(IOException e) {
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
        return path + " cannot be read: " + e.getMessage();
    }
}
