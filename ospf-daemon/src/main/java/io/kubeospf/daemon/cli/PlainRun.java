package io.kubeospf.daemon.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The command to run the daemon in the words of service files: {@code run}, with {@code --config FILE} or {@code --config=FILE}, and with
 * {@code --force}. It is read without picocli, whose part of a start would be 60 ms and 4 MB.
 *
 * @param configFile the file that the command names, or the default
 */
record PlainRun(Path configFile, boolean forced) {
    private static final String ASSIGNMENT = ConfigFile.OPTION + "=";

    /** Empty for any other command, which is picocli's. */
    static Optional<PlainRun> read(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals(RunCommand.NAME)) {
            return Optional.empty();
        }
        Optional<String> file = Optional.empty();
        boolean forced = false;
        for (int index = 1; index < arguments.length; index++) {
            String argument = arguments[index];
            boolean named = argument.equals(ConfigFile.OPTION) && index + 1 < arguments.length;
            if (argument.equals(RunCommand.FORCE) && !forced) {
                forced = true;
            } else if ((named || argument.startsWith(ASSIGNMENT)) && file.isEmpty()) {
                index += named ? 1 : 0;
                file = Optional.of(named ? arguments[index] : argument.substring(ASSIGNMENT.length()));
            } else {
                return Optional.empty();
            }
        }
        String name = file.orElse(ConfigFile.DEFAULT);
        try {
            return isPlain(name) ? Optional.of(new PlainRun(Path.of(name), forced)) : Optional.empty();
        } catch (InvalidPathException e) {
            // The locale cannot write it; picocli says so.
            return Optional.empty();
        }
    }

    /** To picocli an at sign begins the name of a file with arguments, and a hyphen begins an option. */
    private static boolean isPlain(String name) {
        return !name.isEmpty() && !name.startsWith("@") && !name.startsWith("-");
    }
}
