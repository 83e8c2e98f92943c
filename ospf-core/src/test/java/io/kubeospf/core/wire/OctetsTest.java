package io.kubeospf.core.wire;

import static io.kubeospf.core.wire.AnnotatedHex.octets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OctetsTest {

    @Test
    void doNotChangeWithTheArrayThatTheyWereMadeOf() {
        byte[] array = {1, 2, 3};
        Octets whole = Octets.of(array);
        Octets part = Octets.of(array, 1, 2);

        array[1] = 9;

        assertEquals(octets("01 02 03"), whole);
        assertEquals(octets("02 03"), part);
    }

    @Test
    void doNotChangeWithTheArrayThatWasTakenOut() {
        Octets octets = octets("01 02 03");

        octets.toByteArray()[1] = 9;

        assertEquals(octets("01 02 03"), octets);
    }

    @Test
    void areEqualByContent() {
        assertEquals(octets("01 02"), Octets.of(new byte[] {0, 1, 2, 3}, 1, 2));
        assertEquals(octets("01 02").hashCode(), octets("01 02").hashCode());
        assertNotEquals(octets("01 02"), octets("01 03"));
        assertNotEquals(octets("01 02"), octets("01 02 00"));
    }

    @Test
    void anOctetIsAnUnsignedNumber() {
        assertEquals(255, octets("00 ff").at(1));
    }

    @Test
    void readAsHexadecimal() {
        assertEquals("000aff", octets("00 0a ff").toString());
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "1, 3", "3, 1", "4, 0", "-1, 1", "0, -1", "2, 2147483647"})
    void refuseAPartThatTheArrayDoesNotHave(int offset, int length) {
        byte[] array = {1, 2, 3};

        assertThrows(IndexOutOfBoundsException.class, () -> Octets.of(array, offset, length));
    }
}
