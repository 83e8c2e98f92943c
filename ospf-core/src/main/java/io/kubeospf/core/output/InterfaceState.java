package io.kubeospf.core.output;

/** The part that an interface plays in its network (RFC 2328 9.1). */
public enum InterfaceState {
    DOWN("down"),
    LOOPBACK("loopback"),
    WAITING("waiting"),
    POINT_TO_POINT("point-to-point"),
    DR_OTHER("dr-other"),
    BACKUP("bdr"),
    DR("dr");

    private final String word;

    InterfaceState(String word) {
        this.word = word;
    }

    /** The YANG spelling (RFC 9129). */
    @Override
    public String toString() {
        return word;
    }
}
