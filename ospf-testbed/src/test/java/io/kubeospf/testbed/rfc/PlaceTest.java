package io.kubeospf.testbed.rfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RFC 2328 13 (4)                       | RFC 2328 13 (4) [13 (4)]
            RFC 2328 10.6, A.4.1                  | RFC 2328 10.6 [10.6] + RFC 2328 A.4.1 [A.4.1]
            RFC 2328 10.6; RFC 5243               | RFC 2328 10.6 [10.6] + RFC 5243 [all of it]
            RFC 2328 13 (1), (2)                  | RFC 2328 13 (1) [13 (1)] + RFC 2328 13 (2) [13 (2)]
            RFC 2328 13 (5)(a), (6)               | RFC 2328 13 (5)(a) [13 (5)(a)] + RFC 2328 13 (6) [13 (6)]
            RFC 2328 13 (7), erratum 3974, 13.1   | RFC 2328 13 (7) [13 (7), erratum 3974] + RFC 2328 13.1 [13.1]
            RFC 2328 10.6 Exchange, 10.6 2-Way    | RFC 2328 10.6 [10.6 Exchange] + RFC 2328 10.6 [10.6 2-Way]
            RFC 2328 10.6, RFC 5243               | RFC 2328 10.6 [10.6] + RFC 5243 [all of it]
            RFC 2328 Appendix E                   | RFC 2328 E [E]
            RFC 2328 10.3 KillNbr, LLDown, 10.4   | RFC 2328 10.3 [10.3 KillNbr, LLDown] + RFC 2328 10.4 [10.4]
            RFC 2328 A.3.2; CVE-2011-3325         | RFC 2328 A.3.2 [A.3.2, CVE-2011-3325]
            RFC 2328 says nothing of it           | RFC 2328 [says nothing of it]
            """)
    void aTextNamesSectionsOfRfcs(String text, String places) {
        assertEquals(
                places,
                Place.parse(text).stream()
                        .map(place -> place.section() + " [" + place.text() + "]")
                        .collect(Collectors.joining(" + ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.6",
                "CVE-2011-3325",
                "RFC 2328 10.6,",
                "RFC 2328 10.6;",
                "RFC 2328 10.6 10.8",
                "RFC 2328 13(4)",
                "RFC 2328 10.6, 13(4)",
                "RFC 2328 13 (4",
                "RFC 2328 (4)",
                "RFC 2328 Appendix"
            })
    void refusesWhatNamesNoSection(String text) {
        assertThrows(IllegalArgumentException.class, () -> Place.parse(text));
    }
}
