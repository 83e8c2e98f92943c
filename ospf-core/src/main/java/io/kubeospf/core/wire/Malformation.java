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
    LSA_TYPE_LENGTH("has a length that its LS type does not allow"),
    LSA_SEQUENCE_NUMBER("has the reserved sequence number"),
    LINK_COUNT("does not hold as many links as it counts"),
    LINK_LENGTH("has a link that ends beyond the LSA"),
    LINK_TYPE("has a link of an unknown type"),
    TYPE_OF_SERVICE("has no metric for Type of Service 0 in the first place"),
    GRACE_SCOPE("is a Grace-LSA that is flooded beyond its link"),
    GRACE_TLV("is a Grace-LSA with a TLV that ends beyond the LSA");

    private final String sentence;

    Malformation(String sentence) {
        this.sentence = sentence;
    }

    /** To be read after "the packet"; of an LSA that breaks the format of its LS type after the LSA. */
    @Override
    public String toString() {
        return sentence;
    }
}
