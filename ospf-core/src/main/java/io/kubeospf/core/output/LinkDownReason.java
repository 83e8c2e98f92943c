package io.kubeospf.core.output;

/** Why an interface cannot carry packets. */
public enum LinkDownReason {
    NO_SUCH_INTERFACE("the machine has no interface of this name"),
    NO_CARRIER("the link is down"),
    NO_ADDRESS("the interface has no IPv4 address"),
    HOST_ADDRESS("the interface has no IPv4 address with a network, only a /32"),
    LINK_LOCAL_ADDRESS("the interface has only a link-local IPv4 address"),
    CONFIGURED_ADDRESS_ABSENT("the configured address is not on the interface"),
    UNUSABLE("the interface cannot be used as it is");

    private final String sentence;

    LinkDownReason(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String toString() {
        return sentence;
    }
}
