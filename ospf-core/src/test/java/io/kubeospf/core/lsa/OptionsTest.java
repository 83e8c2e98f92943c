package io.kubeospf.core.lsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @ParameterizedTest
    @CsvSource({"02, 02, true", "42, 02, true", "40, 02, false", "42, 42, true", "40, 42, false", "00, 00, true"})
    void hasOthersWhenItHasEveryBitOfThem(String bits, String others, boolean has) {
        assertEquals(has, options(bits).has(options(others)));
    }

    @Test
    void togetherHaveTheBitsOfBoth() {
        assertEquals(options("42"), Options.EXTERNAL_ROUTING.with(Options.OPAQUE));
        assertEquals(options("42"), options("42").with(Options.OPAQUE));
    }

    @Test
    void readAsTwoHexadecimalDigits() {
        assertEquals("0x02", Options.EXTERNAL_ROUTING.toString());
    }

    private static Options options(String bits) {
        return new Options(Integer.parseInt(bits, 16));
    }
}
