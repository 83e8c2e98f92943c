package io.kubeospf.daemon.transport;

/** What can be wrong with a received frame, to be read after "a frame". */
public enum FrameFault {
    TRUNCATED("ends inside its IPv4 header"),
    LONGER_THAN_MTU("is longer than the interface's MTU, so the sender's MTU is larger"),
    IP_VERSION("has the Ethernet type of IPv4 and another IP version"),
    IP_HEADER_LENGTH("has an IPv4 header length that does not fit"),
    IP_TOTAL_LENGTH("is shorter than its IPv4 header says"),
    IP_HEADER_CHECKSUM("has a wrong IPv4 header checksum"),
    IP_SOURCE("has a source address that no host can have"),
    IP_OPTIONS("has malformed IPv4 options"),
    IP_SOURCE_ROUTE("has an IPv4 source route"),
    FRAGMENT_LENGTH("is an IPv4 fragment whose length does not fit"),
    FRAGMENT_OVERLAP("is an IPv4 fragment that overlaps another"),
    FRAGMENT_LIMIT("is one of more IPv4 fragments than are kept"),
    FRAGMENT_TIME_TO_LIVE("is an IPv4 fragment whose TTL is not the 255 that ttl-security wants"),
    FRAGMENT_SOURCE("is an IPv4 fragment of a source that is not among the neighbors that are allowed");

    private final String sentence;

    FrameFault(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String toString() {
        return sentence;
    }
}
