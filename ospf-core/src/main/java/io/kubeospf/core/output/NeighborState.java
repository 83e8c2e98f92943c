package io.kubeospf.core.output;

/** How far the conversation with a neighbor has come, in the order of RFC 2328 10.1. */
public enum NeighborState {
    DOWN("down"),
    ATTEMPT("attempt"),
    INIT("init"),
    TWO_WAY("2-way"),
    EX_START("exstart"),
    EXCHANGE("exchange"),
    LOADING("loading"),
    FULL("full");

    private final String word;

    NeighborState(String word) {
        this.word = word;
    }

    public boolean isAtLeast(NeighborState other) {
        return compareTo(other) >= 0;
    }

    /** The YANG spelling (RFC 9129). */
    @Override
    public String toString() {
        return word;
    }
}
