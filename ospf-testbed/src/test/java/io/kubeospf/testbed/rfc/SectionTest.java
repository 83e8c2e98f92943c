package io.kubeospf.testbed.rfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTest {

    @Test
    void sectionsComeInTheOrderInWhichTheRfcHasThem() {
        List<String> ordered = List.of(
                "RFC 1793 2.2",
                "RFC 2328",
                "RFC 2328 8.2",
                "RFC 2328 10.3",
                "RFC 2328 13",
                "RFC 2328 13 (2)",
                "RFC 2328 13 (5)",
                "RFC 2328 13 (5)(a)",
                "RFC 2328 13 (5)(b)",
                "RFC 2328 13 (10)",
                "RFC 2328 13.1",
                "RFC 2328 13.3",
                "RFC 2328 13.3 (1)(b)",
                "RFC 2328 13.10",
                "RFC 2328 A.4.1",
                "RFC 2328 E");
        List<Section> sections =
                new ArrayList<>(ordered.stream().map(Section::parse).toList());

        Collections.shuffle(sections, new Random(1));

        assertEquals(ordered, sections.stream().sorted().map(Section::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2328 13", "RFC 2328 13(4)", "RFC 2328 13 (5a) (b)", "RFC 2328 13.", "RFC 2328 Appendix E", ""})
    void refusesWhatIsNotASection(String text) {
        assertThrows(IllegalArgumentException.class, () -> Section.parse(text));
    }

    @Test
    void aSectionContainsItsStepsAndSubsectionsAndNotItself() {
        Section section = Section.parse("RFC 2328 13");

        assertTrue(Stream.of("RFC 2328 13 (5)", "RFC 2328 13 (5)(a)", "RFC 2328 13.3", "RFC 2328 13.3 (1)")
                .map(Section::parse)
                .allMatch(section::contains));
        assertTrue(Section.parse("RFC 2328 13 (5)").contains(Section.parse("RFC 2328 13 (5)(a)")));
        assertFalse(Stream.of("RFC 2328 13", "RFC 2328 1", "RFC 2328 130", "RFC 5250 13.1")
                .map(Section::parse)
                .anyMatch(section::contains));
    }
}
