package io.kubeospf.core.lsa;

import java.time.Duration;

/** RFC 2328 Appendix B: values that every router must share. */
public final class ArchitecturalConstants {
    /** How often a router originates its LSAs again, changed or not. */
    public static final Duration LS_REFRESH_TIME = Duration.ofMinutes(30);

    /** The least time between two originations of one LSA. */
    public static final Duration MIN_LS_INTERVAL = Duration.ofSeconds(5);

    /** The least time between two received instances of one LSA. */
    public static final Duration MIN_LS_ARRIVAL = Duration.ofSeconds(1);

    /** The age at which an LSA is no longer used and leaves the database. */
    public static final Duration MAX_AGE = Duration.ofHours(1);

    /** Instances whose ages differ by more are different instances. */
    public static final Duration MAX_AGE_DIFF = Duration.ofMinutes(15);

    /** The metric of a summary or an external route that means unreachable; of a router's link it has 16 bits and does not. */
    public static final int LS_INFINITY = 0xffffff;

    private ArchitecturalConstants() {}
}
