package io.kubeospf.core.lsa;

import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import java.util.Optional;

/**
 * The format of an LS type (RFC 2328 A.4, RFC 3101 Appendix A, RFC 5250 A.2). An LSA that breaks it is not installed, described or
 * flooded: a neighbor that checks formats drops a whole Database Description for one such header, or requests the LSA for ever.
 *
 * @param shortest the least length of an LSA in octets, its header included
 * @param step by how much an LSA can be longer than that, once or several times
 */
record LsaFormat(int shortest, int step, BodyReader body) {
    private static final LsaFormat ROUTER = ofBody(4, 4, (key, body) -> RouterLsa.readFrom(body));
    private static final LsaFormat NETWORK = ofBody(8, 4, (key, body) -> NetworkLsa.readFrom(body));
    private static final LsaFormat SUMMARY = ofBody(8, 4, (key, body) -> SummaryLsa.readFrom(body));
    private static final LsaFormat EXTERNAL = ofBody(16, 12, (key, body) -> AsExternalLsa.readFrom(body));

    /** RFC 5250 allows one without contents; BIRD 2.0 ends the adjacency for it. */
    private static final LsaFormat OPAQUE = ofBody(4, 4, OpaqueLsa::readFrom);

    /** Never installed, so its length is of no interest. */
    private static final LsaFormat UNKNOWN =
            ofBody(0, 1, (key, body) -> new UnknownLsa(body.readOctets(body.remaining())));

    /** Reads the octets after the header, all of them. */
    interface BodyReader {
        LsaBody read(LsaKey key, WireReader body) throws MalformedPacketException, LsaFormatException;
    }

    private static LsaFormat ofBody(int shortest, int step, BodyReader body) {
        return new LsaFormat(LsaHeader.LENGTH + shortest, step, body);
    }

    static LsaFormat of(LsType type) {
        return switch (type.code()) {
            case 1 -> ROUTER;
            case 2 -> NETWORK;
            case 3, 4 -> SUMMARY;
            case 5, 7 -> EXTERNAL;
            case 9, 10, 11 -> OPAQUE;
            default -> UNKNOWN;
        };
    }

    /** What is wrong with an LSA as far as its header tells: what a neighbor drops with the whole packet, or never takes. */
    Optional<LsaFault> faultOf(LsaHeader header) {
        if (header.length() < shortest || (header.length() - shortest) % step != 0) {
            return Optional.of(new LsaFault(
                    Malformation.LSA_TYPE_LENGTH,
                    header.length() + " octets",
                    shortest + ", or more by a multiple of " + step));
        }
        if (header.sequenceNumber().equals(LsSequenceNumber.RESERVED)) {
            return Optional.of(new LsaFault(
                    Malformation.LSA_SEQUENCE_NUMBER,
                    header.sequenceNumber(),
                    LsSequenceNumber.INITIAL + " to " + LsSequenceNumber.MAXIMUM));
        }
        return Optional.empty();
    }

    /**
     * Reads the body of an LSA.
     *
     * @param reader begins after the header, and ends where the LSA ends
     */
    LsaBody read(LsaHeader header, WireReader reader) throws MalformedPacketException, LsaFormatException {
        Optional<LsaFault> fault = faultOf(header);
        if (fault.isPresent()) {
            throw new LsaFormatException(fault.get());
        }
        return body.read(header.key(), reader);
    }
}
