package io.kubeospf.testbed.rfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleDocumentTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();
    private static final Path DOCUMENT = ROOT.resolve(Path.of("docs", "rfc2328.md"));

    /** With -Drfc2328.write the document is made what it should be. */
    @Test
    void theDocumentSaysWhatTheTestsSay() throws IOException {
        List<Proof> proofs = Stream.concat(AnnotatedTests.under(ROOT).stream(), ScenarioFiles.under(ROOT).stream())
                .toList();
        Contents contents = Contents.parse(resource("contents.txt").lines().toList());
        String expected = RuleDocument.write(resource("preamble.md"), contents, proofs);
        if (Boolean.getBoolean("rfc2328.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertTrue(
                expected.equals(Files.readString(DOCUMENT)),
                "docs/rfc2328.md is not what the tests say; make rfc2328 writes it, and git diff shows what has changed");
    }

    private static final String CONTENTS = """
            # A remark.
            RFC 2328 | OSPF Version 2
            1 | Introduction | no rules
            9 | The Interface Data Structure
            9.1 | Interface states | described in 9.3
            9.5 | Sending Hello packets
            9.5.1 | On NBMA networks | left out: none
            13 | The Flooding Procedure
            13 (5) | A newer one
            13.1 | Which is newer
            RFC 5243 | Database Exchange
            """;

    @Test
    void sectionsHaveTheirTestsOrSayWhyTheyHaveNone() {
        List<Proof> proofs = Stream.of("RFC 2328 13.1", "RFC 2328 13 (5)(a)", "RFC 2328 13, erratum 1", "RFC 2328 9.1")
                .flatMap(place -> Proof.of(place, "Of | " + place, "T.t", Path.of("module", "T.java")).stream())
                .toList();

        assertEquals("""
                # Title

                ## What has no test

                - RFC 2328 9.5: Sending Hello packets
                - RFC 5243: Database Exchange

                ## RFC 2328: OSPF Version 2

                ### 1 Introduction

                No rules.

                ### 9 The Interface Data Structure

                | Section | Rule | Test |
                |---|---|---|
                | **9.1** | **Interface states** | described in 9.3 |
                | 9.1 | Of \\| RFC 2328 9.1 | [T.t](../module/T.java) |
                | **9.5** | **Sending Hello packets** | no test |
                | **9.5.1** | **On NBMA networks** | left out: none |

                ### 13 The Flooding Procedure

                | Section | Rule | Test |
                |---|---|---|
                | 13, erratum 1 | Of \\| RFC 2328 13, erratum 1 | [T.t](../module/T.java) |
                | **13 (5)** | **A newer one** |  |
                | 13 (5)(a) | Of \\| RFC 2328 13 (5)(a) | [T.t](../module/T.java) |
                | **13.1** | **Which is newer** |  |
                | 13.1 | Of \\| RFC 2328 13.1 | [T.t](../module/T.java) |

                ## RFC 5243: Database Exchange

                No test.
                """, write("# Title\n", proofs));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RFC 2328 14", "RFC 2328 9.6", "RFC 1", "RFC 2328 9.5.1"})
    void refusesATestOfASectionThatIsNotThereOrLeftOut(String place) {
        List<Proof> proofs = Proof.of(place, "A rule", "T.t", Path.of("module", "T.java"));

        assertThrows(IllegalArgumentException.class, () -> write("", proofs));
    }

    private static String write(String preamble, List<Proof> proofs) {
        return RuleDocument.write(preamble, Contents.parse(CONTENTS.lines().toList()), proofs);
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(RuleDocumentTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
