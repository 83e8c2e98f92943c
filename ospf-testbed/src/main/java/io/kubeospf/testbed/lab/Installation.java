package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.CommandResult;
import io.kubeospf.testbed.lab.process.LabException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * kube-ospf as it is installed in a lab, and the Java that it is to run on.
 *
 * @param javaOptions further options for that Java, none of them with a blank in it
 */
record Installation(Path directory, JavaHome java, String javaOptions) {
    private static final Path BUILT = Path.of("ospf-daemon", "target", "kube-ospf");

    /** The distribution that the build has made, looked for from the working directory upwards. */
    static Path built() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(directory -> directory.resolve(BUILT))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(BUILT);
    }

    /** Without a class archive, on the Java of this program; once for each lab. */
    static Installation in(Lab lab) {
        return in(lab, "kube-ospf", JavaHome.own());
    }

    /** Without a class archive; once for each name. Where everybody can read it, which a build directory in somebody's home is not. */
    static synchronized Installation in(Lab lab, String name, JavaHome java) {
        Path directory = lab.directory().resolve(name);
        if (!Files.exists(directory)) {
            // With the times of the files, which a class archive remembers.
            new Command(List.of("cp", "-rp", built().toString(), directory.toString()))
                    .run()
                    .outputOrThrow();
            Command.of("chmod -R a+rX " + directory).run().outputOrThrow();
        }
        return new Installation(directory, java, "");
    }

    /** Makes the class archive, as the installation of the package does. */
    Installation withClassArchive() {
        List<String> words = List.of(
                "env",
                "JAVA_HOME=" + java.path(),
                directory.resolve("lib/make-class-archive").toString());
        CommandResult result = new Command(words).run();
        if (!Files.exists(classArchive())) {
            throw new LabException("No class archive: " + result.outputOrThrow() + result.errors());
        }
        return this;
    }

    Path classArchive() {
        return directory.resolve("lib/kube-ospf.jsa");
    }

    Installation withJavaOptions(String options) {
        return new Installation(directory, java, options);
    }

    /** The words that run the program. */
    List<String> command(String... arguments) {
        Stream<String> program = Stream.of(
                "env",
                "JAVA_HOME=" + java.path(),
                "KUBE_OSPF_JAVA_OPTS=" + javaOptions,
                // what it keeps, where the host's other temporary files are
                "XDG_CACHE_HOME=/tmp",
                "STATE_DIRECTORY=/tmp",
                directory.resolve("bin/kube-ospf").toString());
        return Stream.concat(program, Stream.of(arguments)).toList();
    }
}
