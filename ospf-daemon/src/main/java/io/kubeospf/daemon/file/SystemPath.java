package io.kubeospf.daemon.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A path that somebody has written: in the configuration, in the environment or on the command line. */
public final class SystemPath {
    private SystemPath() {}

    /**
     * The path, if this process can give it to the kernel as it was written.
     *
     * @throws IllegalArgumentException when it cannot; the message gives the reason and the remedy, and quotes nothing of the text
     */
    public static Path of(String text) {
        text.codePoints().filter(SystemPath::isForbidden).findFirst().ifPresent(character -> {
            throw new IllegalArgumentException(String.format(
                    "this cannot be a path, because it has the character U+%04X; write it without", character));
        });
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw unwritable("characters that the locale of this process cannot write");
        }
    }

    /**
     * As {@link #of}, and not relative to the directory in which the process happens to run.
     *
     * @throws IllegalArgumentException as for {@link #of}
     */
    public static Path absolute(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("this is not an absolute path, which begins with a slash");
        }
        if (text.indexOf('\uFFFD') >= 0) {
            // what Java reads in the place of such octets
            throw unwritable("octets that are no characters in the locale of this process");
        }
        return of(text);
    }

    private static IllegalArgumentException unwritable(String what) {
        return new IllegalArgumentException("this path has " + what + " (" + System.getProperty("sun.jnu.encoding")
                + "); write it in ASCII, or start kube-ospf with LC_ALL=C.UTF-8");
    }

    /** The kernel ends a path at NUL; other control characters would reach terminals and logs. */
    private static boolean isForbidden(int character) {
        return Character.isISOControl(character);
    }
}
