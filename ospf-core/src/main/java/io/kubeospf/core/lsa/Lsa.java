package io.kubeospf.core.lsa;

import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;

/**
 * One instance of an LSA. It keeps the octets that it arrived in and is flooded as those, so that bits which this code does
 * not know survive; only the age is written anew.
 */
public final class Lsa {
    private final LsaHeader header;
    private final Octets octets;
    private final LsaBody body;

    private Lsa(LsaHeader header, Octets octets, LsaBody body) {
        this.header = header;
        this.octets = octets;
        this.body = body;
    }

    /**
     * Reads one LSA and checks its length, its checksum (RFC 2328 13 (1)) and its format. An age beyond MaxAge counts as MaxAge, as
     * FRR and BIRD have it.
     *
     * @param reader begins and ends where the LSA does
     */
    public static Lsa readFrom(WireReader reader) throws MalformedPacketException, LsaFormatException {
        WireReader fields = reader.copy();
        LsaHeader header = LsaHeader.readFrom(fields);
        if (header.length() != reader.remaining()) {
            throw reader.malformed(Malformation.LSA_LENGTH);
        }
        MalformedPacketException badChecksum = reader.malformed(Malformation.LSA_CHECKSUM);
        Octets octets = reader.readOctets(header.length());
        if (!FletcherChecksum.verifies(octets)) {
            throw badChecksum;
        }
        Lsa lsa = new Lsa(header, octets, LsaFormat.of(header.type()).read(header, fields));
        int maxAge = (int) ArchitecturalConstants.MAX_AGE.toSeconds();
        return header.seconds() > maxAge ? lsa.withAge(maxAge) : lsa;
    }

    /** A new instance with age 0 and a right checksum. */
    public static Lsa originate(LsaKey key, Options options, LsSequenceNumber sequenceNumber, LsaBody body) {
        WireWriter writer = new WireWriter();
        new LsaHeader(0, options, key.type(), key.linkStateId(), key.advertisingRouter(), sequenceNumber, 0, 0)
                .writeTo(writer);
        body.writeTo(writer);
        int length = writer.length();
        writer.patch16(18, length);
        int checksum = FletcherChecksum.compute(writer.toOctets());
        LsaHeader header = new LsaHeader(
                0, options, key.type(), key.linkStateId(), key.advertisingRouter(), sequenceNumber, checksum, length);
        return new Lsa(header, writer.patch16(16, checksum).toOctets(), body);
    }

    public LsaHeader header() {
        return header;
    }

    public LsaKey key() {
        return header.key();
    }

    public LsaBody body() {
        return body;
    }

    /** The header and body as on the wire. */
    public Octets octets() {
        return octets;
    }

    /** The same instance at another age. */
    public Lsa withAge(int age) {
        if (age == header.age()) {
            return this;
        }
        Octets aged = new WireWriter().write(octets).patch16(0, age).toOctets();
        return new Lsa(header.withAge(age), aged, body);
    }

    /** Equal when every octet is. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Lsa that && octets.equals(that.octets);
    }

    @Override
    public int hashCode() {
        return octets.hashCode();
    }

    @Override
    public String toString() {
        return header + " " + body;
    }
}
