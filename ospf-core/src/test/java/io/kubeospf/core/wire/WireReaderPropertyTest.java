package io.kubeospf.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The reader beside a number with as many digits as there are octets. */
class WireReaderPropertyTest {
    private interface Field {
        long read(WireReader reader) throws MalformedPacketException;
    }

    private record Kind(int octets, Field field) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(1, WireReader::readUnsigned8),
            new Kind(2, WireReader::readUnsigned16),
            new Kind(3, WireReader::readUnsigned24),
            new Kind(4, reader -> Integer.toUnsignedLong(reader.read32())),
            new Kind(5, reader -> number(reader.readOctets(5))),
            new Kind(6, reader -> number(reader.readSlice(6).readOctets(6))),
            new Kind(7, reader -> {
                long skipped = number(reader.copy().readOctets(7));
                reader.skip(7);
                return skipped;
            }));

    @Property
    void readsEveryFieldThatFitsAndRefusesTheFirstThatDoesNot(
            @ForAll("octets") Octets octets, @ForAll("kinds") List<Kind> kinds) throws MalformedPacketException {
        WireReader reader = octets.reader();
        int position = 0;
        for (Kind kind : kinds) {
            if (position + kind.octets > octets.length()) {
                assertThrows(MalformedPacketException.class, () -> kind.field.read(reader));
                return;
            }
            long expected = number(Octets.of(octets.toByteArray(), position, kind.octets));
            assertEquals(expected, kind.field.read(reader));
            position += kind.octets;
            assertEquals(position, reader.position());
            assertEquals(octets.length() - position, reader.remaining());
        }
    }

    private static long number(Octets octets) {
        return new BigInteger(1, octets.toByteArray()).longValueExact();
    }

    @Provide
    static Arbitrary<Octets> octets() {
        return AnyOctets.upTo(40);
    }

    @Provide
    static Arbitrary<List<Kind>> kinds() {
        return Arbitraries.of(KINDS).list().ofMaxSize(20);
    }
}
