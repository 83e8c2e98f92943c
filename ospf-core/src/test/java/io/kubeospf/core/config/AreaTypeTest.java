package io.kubeospf.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Options;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTypeTest {

    @ParameterizedTest
    @CsvSource({
        "NORMAL, 1 2 3 4 5 9 10 11",
        "STUB,   1 2 3 9 10",
        "NSSA,   1 2 3 7 9 10",
    })
    @Proves("RFC 2328 13 (3); RFC 3101 2.2; RFC 5250 3.1")
    void anAreaCarriesTheLsTypesOfItsKindAndNoUnknownOnes(AreaType area, String types) {
        List<String> carried = IntStream.rangeClosed(0, 255)
                .filter(code -> area.carries(new LsType(code)))
                .mapToObj(Integer::toString)
                .toList();

        assertEquals(types, String.join(" ", carried));
    }

    @ParameterizedTest
    @CsvSource({"0x02, NORMAL", "0x00, STUB", "0x08, NSSA", "0x52, NORMAL", "0xf5, STUB", "0xfd, NSSA", "0x0a,"})
    @Proves("RFC 2328 A.2; RFC 3101 A.1")
    void theOptionsOfAHelloTellTheAreaTypeByTheirEBitAndNBitTogether(String options, AreaType expected) {
        assertEquals(Optional.ofNullable(expected), AreaType.announcedBy(new Options(Integer.decode(options))));
    }

    @Test
    @Proves("RFC 2328 12.1.2; RFC 3101 A.1")
    void theBitOfAnNssaStandsInHellosAndMeansPropagationInNssaLsasAndIsInNoOthers() {
        assertEquals(new Options(0x08), AreaType.NSSA.options());
        assertEquals(new Options(0x08), AreaType.NSSA.lsaOptions(LsType.NSSA_EXTERNAL));
        assertEquals(new Options(0x00), AreaType.NSSA.lsaOptions(LsType.ROUTER));
        assertEquals(new Options(0x02), AreaType.NORMAL.lsaOptions(LsType.ROUTER));
        assertEquals(new Options(0x02), AreaType.NORMAL.lsaOptions(LsType.AS_EXTERNAL));
    }
}
