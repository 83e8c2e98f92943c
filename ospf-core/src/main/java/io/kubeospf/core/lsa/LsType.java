package io.kubeospf.core.lsa;

import java.util.Optional;

/**
 * An LS type (RFC 2328 4.3, RFC 3101, RFC 5250). Neighbors may name types that we do not know, so every number can be held.
 *
 * @param code 0 to 255 in an LSA; a Link State Request has room for 32 bits
 */
public record LsType(int code) implements Comparable<LsType> {
    public static final LsType ROUTER = new LsType(1);
    public static final LsType NETWORK = new LsType(2);
    public static final LsType SUMMARY_NETWORK = new LsType(3);
    public static final LsType SUMMARY_ASBR = new LsType(4);
    public static final LsType AS_EXTERNAL = new LsType(5);
    public static final LsType NSSA_EXTERNAL = new LsType(7);
    public static final LsType OPAQUE_LINK = new LsType(9);
    public static final LsType OPAQUE_AREA = new LsType(10);
    public static final LsType OPAQUE_AS = new LsType(11);

    /** How far an LSA of this type is flooded; empty for a type that we do not know. */
    public Optional<FloodingScope> floodingScope() {
        return switch (code) {
            case 1, 2, 3, 4, 7, 10 -> Optional.of(FloodingScope.AREA);
            case 5, 11 -> Optional.of(FloodingScope.AUTONOMOUS_SYSTEM);
            case 9 -> Optional.of(FloodingScope.LINK);
            default -> Optional.empty();
        };
    }

    /** Whether it describes routers, networks and the ways to them, without which no route of the Autonomous System is of use. */
    public boolean isTopology() {
        return code >= ROUTER.code && code <= SUMMARY_ASBR.code;
    }

    /** Whether the contents are for others (RFC 5250). */
    public boolean isOpaque() {
        return code >= OPAQUE_LINK.code && code <= OPAQUE_AS.code;
    }

    /** The name of RFC 2328 A.4, or the number. */
    public String displayName() {
        return switch (code) {
            case 1 -> "router-LSA";
            case 2 -> "network-LSA";
            case 3 -> "summary-LSA (network)";
            case 4 -> "summary-LSA (ASBR)";
            case 5 -> "AS-external-LSA";
            case 7 -> "NSSA-LSA";
            case 9 -> "link-local opaque LSA";
            case 10 -> "area opaque LSA";
            case 11 -> "AS opaque LSA";
            default -> "LSA of unknown type " + code;
        };
    }

    @Override
    public int compareTo(LsType other) {
        return Integer.compare(code, other.code);
    }

    @Override
    public String toString() {
        return displayName();
    }
}
