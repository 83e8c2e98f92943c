package io.kubeospf.core.lsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.Proves;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LsTypeTest {

    @ParameterizedTest
    @CsvSource({
        "1,  AREA",
        "2,  AREA",
        "3,  AREA",
        "4,  AREA",
        "5,  AUTONOMOUS_SYSTEM",
        "7,  AREA",
        "9,  LINK",
        "10, AREA",
        "11, AUTONOMOUS_SYSTEM"
    })
    @Proves("RFC 2328 12.1.3; RFC 5250 3")
    void aTypeSaysHowFarItsLsasTravel(int code, FloodingScope scope) {
        assertEquals(Optional.of(scope), new LsType(code).floodingScope());
    }

    @Test
    @Proves("RFC 2328 12.1.3")
    void aTypeThatWeDoNotKnowHasNoScope() {
        IntStream.of(0, 6, 8, 12, 255, 256 + 5, -1)
                .forEach(code -> assertEquals(Optional.empty(), new LsType(code).floodingScope(), "type " + code));
    }

    @Test
    @Proves("RFC 5250 3")
    void typesNineToElevenAreOpaque() {
        assertEquals(
                "9 10 11",
                IntStream.rangeClosed(0, 255)
                        .filter(code -> new LsType(code).isOpaque())
                        .mapToObj(Integer::toString)
                        .reduce((one, other) -> one + " " + other)
                        .orElse("none"));
    }

    @ParameterizedTest
    @CsvSource({
        "1,   router-LSA",
        "2,   network-LSA",
        "3,   summary-LSA (network)",
        "4,   summary-LSA (ASBR)",
        "5,   AS-external-LSA",
        "6,   LSA of unknown type 6",
        "7,   NSSA-LSA",
        "9,   link-local opaque LSA",
        "10,  area opaque LSA",
        "11,  AS opaque LSA",
        "255, LSA of unknown type 255"
    })
    void readsAsTheNameOfTheRfcOrTheNumber(int code, String name) {
        assertEquals(name, new LsType(code).toString());
    }
}
