package io.kubeospf.core.output;

/** Why an interface cannot carry packets. */
public enum LinkDownReason {
    NO_SUCH_INTERFACE("the machine has no interface of this name"),
    NO_CARRIER("the link is down"),
    NO_ADDRESS("the interface has no IPv4 address"),
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
