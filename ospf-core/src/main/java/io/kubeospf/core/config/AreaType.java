package io.kubeospf.core.config;

import io.kubeospf.core.lsa.FloodingScope;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Options;
import java.util.Arrays;
import java.util.Optional;

/** What an area knows of destinations outside the Autonomous System (RFC 2328 3.6, RFC 3101 2). */
public enum AreaType {
    /** External routes are flooded through it in AS-external-LSAs. */
    NORMAL("normal"),

    /** It has no external routes, only a default. */
    STUB("stub"),

    /** Not-so-stubby: it has external routes of its own, in NSSA-LSAs that its border routers translate. */
    NSSA("nssa");

    private final String word;

    AreaType(String word) {
        this.word = word;
    }

    /** What Hellos and Database Descriptions say of the area. */
    public Options options() {
        return switch (this) {
            case NORMAL -> Options.EXTERNAL_ROUTING;
            case STUB -> Options.NONE;
            case NSSA -> Options.NSSA;
        };
    }

    /** The type whose options these are; empty for a combination that means nothing (RFC 3101 A.1). */
    public static Optional<AreaType> announcedBy(Options options) {
        return Arrays.stream(values())
                .filter(type -> type.options().equals(options.only(Options.AREA_TYPE)))
                .findFirst();
    }

    /** What the headers of own LSAs say. */
    public Options lsaOptions(LsType type) {
        return type.equals(LsType.NSSA_EXTERNAL) ? Options.PROPAGATE : options().only(Options.EXTERNAL_ROUTING);
    }

    /** The LS type in which external routes are originated here; empty where they cannot be. */
    public Optional<LsType> externalType() {
        return switch (this) {
            case NORMAL -> Optional.of(LsType.AS_EXTERNAL);
            case STUB -> Optional.empty();
            case NSSA -> Optional.of(LsType.NSSA_EXTERNAL);
        };
    }

    /**
     * Whether LSAs of a type are flooded through the area. The others are neither taken nor described: AS-external-LSAs outside
     * normal areas (RFC 2328 13 (3)) with what goes with them, type 4 (erratum 3746) and type 11 (RFC 5250 3.1), NSSA-LSAs
     * outside an NSSA (RFC 3101 2.1), and types that we do not know (RFC 2328 13 (2)).
     */
    public boolean carries(LsType type) {
        if (type.equals(LsType.NSSA_EXTERNAL)) {
            return this == NSSA;
        }
        boolean external = type.equals(LsType.SUMMARY_ASBR)
                || type.floodingScope()
                        .filter(FloodingScope.AUTONOMOUS_SYSTEM::equals)
                        .isPresent();
        return type.floodingScope().isPresent() && (this == NORMAL || !external);
    }

    /** The word of the configuration. */
    @Override
    public String toString() {
        return word;
    }
}
