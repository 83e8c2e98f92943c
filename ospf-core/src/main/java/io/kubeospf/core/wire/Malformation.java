package io.kubeospf.core.wire;

/** Everything that can be wrong with the octets of a packet, of an LSA or of its body, in an operator's words. */
public enum Malformation {
    TRUNCATED("ends before a field that it must have"),
    VERSION("is not OSPF version 2"),
    PACKET_TYPE("has an unknown packet type"),
    PACKET_LENGTH("gives a length that does not fit the octets received"),
    PACKET_CHECKSUM("has a wrong packet checksum"),
    AUTHENTICATION_LENGTH("gives a digest length that does not fit the octets received"),
    TRAILING_OCTETS("has octets left over after its last field"),
    LSA_LENGTH("holds an LSA whose length does not fit"),
    LSA_CHECKSUM("holds an LSA with a wrong checksum"),
    LSA_AGE("holds an LSA older than MaxAge"),
    LINK_TYPE("has a link of an unknown type");

    private final String sentence;

    Malformation(String sentence) {
        this.sentence = sentence;
    }

    /** To be read after "the packet", of a body after "the LSA". */
    @Override
    public String toString() {
        return sentence;
    }
}
