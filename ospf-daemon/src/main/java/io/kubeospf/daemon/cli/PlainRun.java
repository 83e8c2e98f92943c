package io.kubeospf.daemon.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The command to run the daemon in the words of service files: {@code run}, {@code run --config FILE} or
 * {@code run --config=FILE}. It is read without picocli, whose part of a start would be 60 ms and 4 MB.
 */
final class PlainRun {
    private static final String ASSIGNMENT = ConfigFile.OPTION + "=";

    private PlainRun() {}

    /** The file that a plain command names or leaves to the default; empty for any other command, which is picocli's. */
    static Optional<Path> configFile(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals(RunCommand.NAME)) {
            return Optional.empty();
        }
        if (arguments.length == 1) {
            return Optional.of(Path.of(ConfigFile.DEFAULT));
        }
        if (arguments.length == 2 && arguments[1].startsWith(ASSIGNMENT)) {
            return plainFile(arguments[1].substring(ASSIGNMENT.length()));
        }
        if (arguments.length == 3 && arguments[1].equals(ConfigFile.OPTION)) {
            return plainFile(arguments[2]);
        }
        return Optional.empty();
    }

    /** To picocli an at sign begins the name of a file with arguments, and a hyphen begins an option. */
    private static Optional<Path> plainFile(String name) {
        boolean special = name.isEmpty() || name.startsWith("@") || name.startsWith("-");
        return special ? Optional.empty() : Optional.of(Path.of(name));
    }
}
