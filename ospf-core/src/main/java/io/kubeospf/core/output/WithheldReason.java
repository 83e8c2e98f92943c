package io.kubeospf.core.output;

/** Why a wanted prefix is in no LSA that neighbors have. */
public enum WithheldReason {
    NO_FULL_NEIGHBOR("no neighbor is full, so nobody would hear of it"),
    LEFT_TO_ROUTER("another router announces it with the same metric and forwarding address"),
    NO_LINK_STATE_ID("longer prefixes in it have taken all its Link State IDs; they reach all that it would"),
    DELAYED("its LSA follows within seconds; in a minute if its sequence numbers were used up");

    private final String sentence;

    WithheldReason(String sentence) {
        this.sentence = sentence;
    }

    /** To be read after "withheld:". */
    @Override
    public String toString() {
        return sentence;
    }
}
