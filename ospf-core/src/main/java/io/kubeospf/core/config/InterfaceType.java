package io.kubeospf.core.config;

/** The kinds of network that the speaker can join (RFC 2328 1.2). */
public enum InterfaceType {
    BROADCAST("broadcast"),
    POINT_TO_POINT("point-to-point");

    private final String word;

    InterfaceType(String word) {
        this.word = word;
    }

    /** The YANG spelling (RFC 9129). */
    @Override
    public String toString() {
        return word;
    }
}
