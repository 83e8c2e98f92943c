package io.kubeospf.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes beside the jars: made when kube-ospf is installed, and never what keeps it from starting. */
class ClassArchiveIT {
    private static final int HEADER = 4096;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private Path program;
    private Path archive;

    @BeforeEach
    void install() throws IOException, InterruptedException {
        program = directory.resolve("kube-ospf");
        archive = program.resolve("lib/kube-ospf.jsa");
        String said = output(List.of("cp", "-rp", Program.built().toString(), program.toString()), Map.of());
        assertEquals("", said);
    }

    @Test
    void theLauncherTakesClassesFromTheArchiveThatWasMade() throws IOException, InterruptedException {
        makeArchive();
        Path classes = directory.resolve("classes.log");
        Path emptyFile = Files.createFile(directory.resolve("kube-ospf.yaml"));
        output(
                List.of(program + "/bin/kube-ospf", "check", "--config", emptyFile.toString()),
                Map.of("KUBE_OSPF_JAVA_OPTS", "-Xlog:class+load:file=" + classes));
        List<String> own = Files.readAllLines(classes).stream()
                .filter(line -> line.contains(" io.kubeospf.") && !line.contains("$$Lambda"))
                .toList();
        List<String> notInArchive = own.stream()
                .filter(line -> !line.contains("shared objects file"))
                .toList();
        assertFalse(own.isEmpty());
        assertTrue(notInArchive.size() * 5 < own.size(), () -> "make class-lists is due: " + notInArchive);
    }

    @Test
    void withoutAnArchiveItStartsAndSaysNothingOfIt() throws IOException, InterruptedException {
        assertStartsSilently("none");
    }

    @Test
    void aDamagedArchiveIsPassedOver() throws IOException, InterruptedException {
        makeArchive();
        byte[] whole = Files.readAllBytes(archive);
        for (int length : new int[] {0, 20, HEADER, whole.length / 2, whole.length - HEADER, whole.length - 1}) {
            replaceArchive(Arrays.copyOf(whole, length));
            assertStartsSilently(length + " octets of " + whole.length);
        }
    }

    @Test
    void theArchiveOfAnotherJavaIsPassedOver() throws IOException, InterruptedException {
        makeArchive();
        byte[] octets = Files.readAllBytes(archive);
        String header = new String(octets, 0, HEADER, StandardCharsets.ISO_8859_1);
        int version = header.indexOf(System.getProperty("java.vm.version"));
        assertTrue(version > 0, "an archive begins with the version of its Java");
        octets[version + 1]++;
        replaceArchive(octets);
        assertStartsSilently("another Java's");
    }

    @Test
    void theArchiveOfOtherJarsIsPassedOver() throws IOException, InterruptedException {
        makeArchive();
        try (Stream<Path> files = Files.list(program.resolve("lib"))) {
            Path jar = files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        }
        assertStartsSilently("other jars'");
    }

    @Test
    void whereThereCanBeNoArchiveItIsSaidWhyAndIsNoFailure() throws IOException, InterruptedException {
        Path old = Files.createDirectories(directory.resolve("old/bin"));
        Files.writeString(old.resolve("java"), "#!/bin/sh\n");
        assertTrue(old.resolve("java").toFile().setExecutable(true));
        Files.writeString(directory.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");
        String said = output(
                List.of(program + "/lib/make-class-archive"),
                Map.of("JAVA_HOME", directory.resolve("old").toString()));
        assertTrue(said.contains("no archive") && said.contains("install 17 or later"), said);
        assertFalse(Files.exists(archive));
    }

    private void makeArchive() throws IOException, InterruptedException {
        String said = output(List.of(program + "/lib/make-class-archive"), environment());
        assertTrue(Files.exists(archive), said);
        try (Stream<Path> files = Files.list(program.resolve("lib"))) {
            assertEquals(
                    1,
                    files.filter(file -> file.toString().contains("kube-ospf.jsa"))
                            .count(),
                    "drafts are removed");
        }
    }

    private void replaceArchive(byte[] octets) throws IOException {
        Files.delete(archive);
        Files.write(archive, octets);
    }

    private void assertStartsSilently(String archiveIs) throws IOException, InterruptedException {
        String said = output(List.of(program + "/bin/kube-ospf", "--version"), environment());
        assertTrue(said.matches("kube-ospf \\S+\nJava \\S+\n"), archiveIs + ": " + said);
    }

    /** What it says on both of its outputs; it must not fail. */
    private String output(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        try (Program run = Program.start(directory, environment, command)) {
            int exitCode = run.exitCode();
            String said = run.output() + run.errors();
            assertEquals(0, exitCode, said);
            return said;
        }
    }

    private static Map<String, String> environment() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"));
    }
}
