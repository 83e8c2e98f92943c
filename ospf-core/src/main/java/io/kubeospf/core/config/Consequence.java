package io.kubeospf.core.config;

/** What a new value of an interface calls for while the speaker runs. */
public enum Consequence {
    /** The value is looked at anew whenever it is needed. */
    NONE,

    /** It stands in own LSAs. */
    ORIGINATION,

    /** The Designated Router may change. */
    ELECTION,

    /** Neighbors that are no longer allowed are given up. */
    NEIGHBORS,

    /** Neighbors were found and judged by the old value: the interface goes down and comes up again. */
    RESTART
}
