package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java of this machine.
 *
 * @param version the first number of its version
 */
record JavaHome(int version, Path path) {
    private static final Path ALL = Path.of("/usr/lib/jvm");
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    /** The one that runs this program. */
    static JavaHome own() {
        return new JavaHome(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    }

    /** The first of that version in /usr/lib/jvm. */
    static Optional<JavaHome> ofVersion(int version) {
        return installed().stream().filter(home -> home.version == version).findFirst();
    }

    /** Those in /usr/lib/jvm, by version. */
    private static List<JavaHome> installed() {
        List<JavaHome> homes = new ArrayList<>();
        try (Stream<Path> directories = Files.list(ALL)) {
            for (Path directory : directories.sorted().toList()) {
                version(directory).ifPresent(version -> homes.add(new JavaHome(version, directory)));
            }
        } catch (IOException e) {
            throw new LabException("Cannot look for Java in " + ALL, e);
        }
        homes.sort(Comparator.comparingInt(JavaHome::version));
        return homes;
    }

    private static Optional<Integer> version(Path directory) throws IOException {
        Path release = directory.resolve("release");
        if (!Files.isReadable(release)) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(Files.readString(release));
        return version.find() ? Optional.of(Integer.parseInt(version.group(1))) : Optional.empty();
    }
}
