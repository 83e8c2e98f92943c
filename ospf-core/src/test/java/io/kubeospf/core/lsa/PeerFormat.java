package io.kubeospf.core.lsa;

/** Which LSAs FRR 8.4 and 10.3 and BIRD 2.0 take, as measured (docs/interop.md); made without the rules of the production code. */
public final class PeerFormat {
    private PeerFormat() {}

    /** Whether none of them drops a packet, or requests the LSA for ever, because of what its header says. */
    public static boolean isHeaderTaken(LsaHeader header) {
        return header.sequenceNumber().value() != 0x80000000
                && isLengthTaken(header.type().code(), header.length());
    }

    /** The same of an LS type that is flooded, or any length of another. */
    static boolean isLengthTaken(int type, int length) {
        return switch (type) {
            case 1, 9, 10, 11 -> length >= 24 && length % 4 == 0;
            case 2, 3, 4 -> length >= 28 && length % 4 == 0;
            case 5, 7 -> length == 36 || length == 48 || length == 60 || (length > 60 && (length - 60) % 12 == 0);
            default -> length >= 20;
        };
    }
}
