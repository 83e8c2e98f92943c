package io.kubeospf.core.wire;

import static io.kubeospf.core.wire.AnnotatedHex.octets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireWriterTest {

    @Test
    void writesBigEndianNumbersOneBehindTheOther() {
        Octets written = new WireWriter()
                .write8(0x81)
                .write16(0x92a3)
                .write24(0xb4c5d6)
                .write32(0xe7f80912)
                .write(octets("34 56"))
                .toOctets();

        assertEquals(octets("81 92a3 b4c5d6 e7f80912 34 56"), written);
    }

    @Test
    void writesOnlyTheBitsThatAFieldHas() {
        Octets written = new WireWriter()
                .write8(0xffffff01)
                .write16(0xffff0203)
                .write24(0xff040506)
                .toOctets();

        assertEquals(octets("01 0203 040506"), written);
    }

    @Test
    void growsToWhatIsWritten() {
        WireWriter writer = new WireWriter();
        for (int index = 0; index < 1000; index++) {
            writer.write16(index);
        }
        Octets numbers = writer.toOctets();
        writer.write(numbers).write(numbers);

        assertEquals(6000, writer.length());
        assertEquals(999 & 0xff, writer.toOctets().at(5999));
        assertEquals(numbers, Octets.of(writer.toOctets().toByteArray(), 4000, 2000));
    }

    @Test
    void aPatchOverwritesTwoOctetsAndNothingElse() {
        WireWriter writer = new WireWriter().write32(0x11223344);

        assertEquals(octets("11 fedc 44"), writer.patch16(1, 0xfedc).toOctets());
        assertEquals(octets("11 fe abcd"), writer.patch16(2, 0xabcd).toOctets());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, 4, 126})
    void aPatchOutsideOfWhatWasWrittenIsRefused(int offset) {
        WireWriter writer = new WireWriter().write32(0x11223344);

        assertThrows(IllegalArgumentException.class, () -> writer.patch16(offset, 0));
    }

    @Test
    void octetsTakenOutDoNotChangeWithWhatIsWrittenLater() {
        WireWriter writer = new WireWriter().write16(0x1122);
        Octets taken = writer.toOctets();

        writer.patch16(0, 0xffff).write8(0x33);

        assertEquals(octets("1122"), taken);
    }
}
