package io.kubeospf.core.lsa;

import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.Optional;

/**
 * The 20 octets that every LSA starts with (RFC 2328 A.4.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            LS age             |    Options    |    LS type    |
 * |                        Link State ID                          |
 * |                     Advertising Router                        |
 * |                     LS sequence number                        |
 * |         LS checksum           |             length            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param age the field as it stands: seconds, with {@link #DO_NOT_AGE} (RFC 1793 2.2) above them
 * @param length of the whole LSA in octets, this header included
 */
public record LsaHeader(
        int age,
        Options options,
        LsType type,
        LinkStateId linkStateId,
        RouterId advertisingRouter,
        LsSequenceNumber sequenceNumber,
        int checksum,
        int length) {

    public static final int LENGTH = 20;

    /** The bit of the age field that says the LSA does not grow older while it is held. */
    public static final int DO_NOT_AGE = 0x8000;

    public static LsaHeader readFrom(WireReader reader) throws MalformedPacketException {
        return new LsaHeader(
                reader.readUnsigned16(),
                new Options(reader.readUnsigned8()),
                new LsType(reader.readUnsigned8()),
                new LinkStateId(reader.read32()),
                new RouterId(reader.read32()),
                new LsSequenceNumber(reader.read32()),
                reader.readUnsigned16(),
                reader.readUnsigned16());
    }

    public void writeTo(WireWriter writer) {
        writer.write16(age)
                .write8(options.bits())
                .write8(type.code())
                .write32(linkStateId.value())
                .write32(advertisingRouter.value())
                .write32(sequenceNumber.value())
                .write16(checksum)
                .write16(length);
    }

    public LsaKey key() {
        return new LsaKey(type, linkStateId, advertisingRouter);
    }

    /** What it tells that breaks the format of the LS type, also where the rest of the LSA is not at hand. */
    public Optional<LsaFault> fault() {
        return LsaFormat.of(type).faultOf(this);
    }

    /** The age in seconds, without {@link #DO_NOT_AGE}. */
    public int seconds() {
        return age & ~DO_NOT_AGE;
    }

    public boolean doesNotAge() {
        return (age & DO_NOT_AGE) != 0;
    }

    public boolean isMaxAge() {
        return seconds() >= ArchitecturalConstants.MAX_AGE.toSeconds();
    }

    public LsaHeader withAge(int newAge) {
        return new LsaHeader(newAge, options, type, linkStateId, advertisingRouter, sequenceNumber, checksum, length);
    }

    /**
     * Which of two instances of one LSA is newer (RFC 2328 13.1). Both ages must be those of the same moment.
     *
     * @return positive when this one is newer, negative when the other is, 0 when they count as the same instance
     */
    public int compareRecency(LsaHeader other) {
        int byInstance = compareInstance(other);
        int byAge = Integer.compare(other.seconds(), seconds());
        boolean agesFar = Math.abs(seconds() - other.seconds()) > ArchitecturalConstants.MAX_AGE_DIFF.toSeconds();
        return byInstance == 0 && agesFar ? byAge : byInstance;
    }

    /**
     * The same without the rule of MaxAgeDiff, for headers that were read at different times.
     *
     * @return as {@link #compareRecency}
     */
    public int compareInstance(LsaHeader other) {
        int bySequence = sequenceNumber.compareTo(other.sequenceNumber);
        if (bySequence != 0) {
            return bySequence;
        }
        int byChecksum = Integer.compare(checksum, other.checksum);
        if (byChecksum != 0) {
            return byChecksum;
        }
        return Boolean.compare(isMaxAge(), other.isMaxAge());
    }
}
