package io.kubeospf.core.lsa;

/** How far an LSA travels (RFC 5250 3). */
public enum FloodingScope {
    LINK,
    AREA,
    AUTONOMOUS_SYSTEM
}
