package io.kubeospf.testbed.debian;

import io.kubeospf.testbed.lab.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A Debian package as a file. */
record KubeOspfPackage(Path file) {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    /** Made of what the build has left. */
    static KubeOspfPackage made() {
        String name = run(REPOSITORY.resolve("ospf-daemon/make-deb").toString());
        return new KubeOspfPackage(REPOSITORY.resolve(name.strip()));
    }

    /** The names of the packages that it needs, the preferred one of each choice, with commas between them. */
    String dependencies() {
        String depends = run("dpkg-deb --field " + file + " Depends");
        return Arrays.stream(depends.split(",", -1))
                .map(choice -> choice.strip().split(" ", 2)[0])
                .collect(Collectors.joining(","));
    }

    /** The same files as another version, put together in a directory. */
    KubeOspfPackage as(String version, Path directory) throws IOException {
        Path unpacked = directory.resolve(version);
        run("dpkg-deb --raw-extract " + file + " " + unpacked);
        Path control = unpacked.resolve("DEBIAN/control");
        Files.writeString(control, Files.readString(control).replaceFirst("(?m)^Version: .*$", "Version: " + version));
        Path other = directory.resolve(version + ".deb");
        run("dpkg-deb --root-owner-group --build " + unpacked + " " + other);
        return new KubeOspfPackage(other);
    }

    private static String run(String commandLine) {
        return Command.of(commandLine).run().outputOrThrow();
    }
}
