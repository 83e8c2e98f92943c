package io.kubeospf.daemon.cli;

import io.kubeospf.daemon.events.LineFormat;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terminal that shows what this process prints. */
final class Terminal {
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
    private static final File TERMINAL = new File("/dev/tty");

    /** What terminals have had since there are any, for one that does not tell. */
    private static final int USUAL_WIDTH = 80;

    private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{0,3})\\s*");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

    private Terminal() {}

    static boolean isThere() {
        return LineFormat.isTerminal(STANDARD_OUTPUT);
    }

    /** How many characters a line has: by the variable COLUMNS, else as the terminal tells; empty for a file or a pipe. */
    static OptionalInt width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (NUMBER.matcher(columns).matches()) {
            return OptionalInt.of(Integer.parseInt(columns));
        }
        return isThere() ? OptionalInt.of(told()) : OptionalInt.empty();
    }

    private static int told() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Matcher size = SIZE.matcher(new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return size.matches() ? Integer.parseInt(size.group(1)) : USUAL_WIDTH;
        } catch (IOException e) {
            return USUAL_WIDTH;
        }
    }
}
