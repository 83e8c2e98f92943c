package io.kubeospf.core.wire;

import static io.kubeospf.core.wire.AnnotatedHex.octets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireReaderTest {
    private static final Octets NINE = octets("81 92 a3 b4 c5 d6 e7 f8 09");

    /** A kind of field, with its size in octets. */
    private record Field(String name, int size, Read read) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Read {
        Object from(WireReader reader) throws MalformedPacketException;
    }

    static List<Field> everyField() {
        return List.of(
                new Field("unsigned 8", 1, WireReader::readUnsigned8),
                new Field("unsigned 16", 2, WireReader::readUnsigned16),
                new Field("unsigned 24", 3, WireReader::readUnsigned24),
                new Field("32 bits", 4, WireReader::read32),
                new Field("octets", 5, reader -> reader.readOctets(5)),
                new Field("skipped", 6, reader -> {
                    reader.skip(6);
                    return "";
                }),
                new Field("slice", 7, reader -> reader.readSlice(7)));
    }

    @ParameterizedTest
    @MethodSource("everyField")
    void readsAFieldThatEndsWhereTheOctetsEnd(Field field) throws MalformedPacketException {
        WireReader reader = NINE.reader();
        reader.skip(NINE.length() - field.size);

        field.read.from(reader);

        assertEquals(0, reader.remaining());
        assertEquals(NINE.length(), reader.position());
    }

    @ParameterizedTest
    @MethodSource("everyField")
    void refusesAFieldThatLacksOneOctet(Field field) throws MalformedPacketException {
        WireReader reader = NINE.reader();
        reader.skip(NINE.length() - field.size + 1);

        MalformedPacketException refusal = assertThrows(MalformedPacketException.class, () -> field.read.from(reader));

        assertEquals(Malformation.TRUNCATED, refusal.malformation());
    }

    @ParameterizedTest
    @MethodSource("everyField")
    void aSliceRefusesAFieldThatGoesOnBehindIt(Field field) throws MalformedPacketException {
        WireReader slice = NINE.reader().readSlice(field.size - 1);

        MalformedPacketException refusal = assertThrows(MalformedPacketException.class, () -> field.read.from(slice));

        assertEquals(Malformation.TRUNCATED, refusal.malformation());
    }

    @Test
    void readsBigEndianNumbersWithoutASign() throws MalformedPacketException {
        WireReader reader = octets("ff fffe fffffd fffffffc").reader();

        assertEquals(0xff, reader.readUnsigned8());
        assertEquals(0xfffe, reader.readUnsigned16());
        assertEquals(0xfffffd, reader.readUnsigned24());
        assertEquals(0xfffffffc, reader.read32());
    }

    @Test
    void readsFieldsOneBehindTheOther() throws MalformedPacketException {
        WireReader reader = octets("01 0203 040506 0708090a 0b0c 0d 0e").reader();

        assertEquals(0x01, reader.readUnsigned8());
        assertEquals(0x0203, reader.readUnsigned16());
        assertEquals(0x040506, reader.readUnsigned24());
        assertEquals(0x0708090a, reader.read32());
        assertEquals(octets("0b0c"), reader.readOctets(2));
        reader.skip(1);
        assertEquals(0x0e, reader.readUnsigned8());
    }

    @Test
    void aSliceTakesItsOctetsFromTheReaderThatItIsOf() throws MalformedPacketException {
        WireReader reader = NINE.reader();
        reader.skip(1);

        WireReader slice = reader.readSlice(2);

        assertEquals(0x92a3, slice.readUnsigned16());
        assertEquals(0, slice.remaining());
        assertEquals(0xb4, reader.readUnsigned8());
    }

    @Test
    void aCopyLeavesTheReaderWhereItIs() throws MalformedPacketException {
        WireReader reader = NINE.reader();
        reader.skip(2);

        assertEquals(0xa3b4, reader.copy().readUnsigned16());
        assertEquals(0xa3, reader.readUnsigned8());
    }

    @Test
    void aCopyOfASliceEndsWhereTheSliceDoes() throws MalformedPacketException {
        WireReader copy = NINE.reader().readSlice(3).copy();

        assertThrows(MalformedPacketException.class, () -> copy.read32());
    }

    @Test
    void countsTheOctetOfAMalformationFromTheStartOfThePacketEvenInASliceOfASlice() throws MalformedPacketException {
        WireReader packet = NINE.reader();
        packet.skip(2);
        WireReader slice = packet.readSlice(6);
        slice.skip(1);
        WireReader sliceOfSlice = slice.readSlice(4);
        sliceOfSlice.skip(2);

        MalformedPacketException found = sliceOfSlice.malformed(Malformation.LINK_TYPE);
        MalformedPacketException missing = assertThrows(MalformedPacketException.class, () -> sliceOfSlice.skip(3));

        assertEquals(Malformation.LINK_TYPE, found.malformation());
        assertEquals(5, found.offset());
        assertEquals(5, missing.offset());
    }

    @Test
    void saysWhatIsWrongAndAtWhichOctet() throws MalformedPacketException {
        WireReader reader = NINE.reader();
        reader.skip(7);

        assertEquals(
                "the packet has a wrong packet checksum (octet 7)",
                reader.malformed(Malformation.PACKET_CHECKSUM).getMessage());
    }

    @Test
    void aMalformationCarriesNoStackTraceBecauseItIsExpected() {
        assertEquals(0, NINE.reader().malformed(Malformation.TRUNCATED).getStackTrace().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesALengthThatNothingHasWithoutMoving(int length) {
        WireReader reader = NINE.reader();

        Stream.<Read>of(of -> of.readOctets(length), of -> of.readSlice(length), of -> {
                    of.skip(length);
                    return "";
                })
                .forEach(read -> assertThrows(MalformedPacketException.class, () -> read.from(reader)));

        assertEquals(0, reader.position());
    }
}
