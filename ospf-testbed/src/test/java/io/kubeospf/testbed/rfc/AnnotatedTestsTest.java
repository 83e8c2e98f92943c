package io.kubeospf.testbed.rfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedTestsTest {
    @TempDir
    private Path root = Path.of("");

    @Test
    void findsTheAnnotationsInTheOrderOfTheSource() throws IOException {
        write("""
                @Proves(value = "RFC 2328 13", rule = "Of all its tests")
                class SomeTest {
                    // @Proves("RFC 2328 1")
                    static final String TEXT = "@Proves(\\"RFC 2328 1\\")";

                    @ParameterizedTest
                    @Proves("RFC 2328 8.2, A.1")
                    void aNameSaysIt(int value) {}

                    void noTest() {}

                    class Inner {
                        @Test
                        @DisplayName("Or another annotation")
                        @Proves("RFC 5243")
                        void says() {}
                    }

                    @Test
                    @Proves(value = "RFC 2328 9", rule = "Or the annotation " + "itself")
                    void says() {}
                }
                """);

        assertEquals(
                List.of(
                        "RFC 2328 13: Of all its tests (SomeTest)",
                        "RFC 2328 8.2: A name says it (SomeTest.aNameSaysIt)",
                        "RFC 2328 A.1: A name says it (SomeTest.aNameSaysIt)",
                        "RFC 5243: Or another annotation (Inner.says)",
                        "RFC 2328 9: Or the annotation itself (SomeTest.says)"),
                AnnotatedTests.under(root).stream()
                        .map(proof -> proof.place().section() + ": " + proof.rule() + " (" + proof.test() + ")")
                        .toList());
        assertEquals(
                Path.of("module", "src", "test", "java", "SomeTest.java"),
                AnnotatedTests.under(root).get(0).file());
    }

    @Test
    void refusesAnAnnotationOfWhatIsNotATest() throws IOException {
        write("class SomeTest { @Proves(\"RFC 2328 13\") void noTest() {} }");

        assertThrows(IllegalArgumentException.class, () -> AnnotatedTests.under(root));
    }

    @Test
    void refusesAClassThatDoesNotSayItsRule() throws IOException {
        write("@Proves(\"RFC 2328 13\") class SomeTest { @Test void test() {} }");

        assertThrows(IllegalArgumentException.class, () -> AnnotatedTests.under(root));
    }

    private void write(String source) throws IOException {
        Path directory = Files.createDirectories(root.resolve(Path.of("module", "src", "test", "java")));
        Files.writeString(directory.resolve("SomeTest.java"), source);
    }
}
