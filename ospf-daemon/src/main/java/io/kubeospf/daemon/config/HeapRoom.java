package io.kubeospf.daemon.config;

import java.util.Optional;

/** Whether the heap can hold the database that max-lsas allows. Pure. */
public final class HeapRoom {
    /** What one of them takes at most, as docs/security.md says. */
    private static final long OCTETS_OF_AN_LSA = 1_100;

    /** All else, and what the collector needs to work with. */
    private static final long REST = 90_000_000;

    private static final long MEGABYTE = 1_000_000;

    private HeapRoom() {}

    /** A sentence for the operator; empty when there is room. */
    public static Optional<String> shortage(int maxLsas, long heap) {
        long need = maxLsas * OCTETS_OF_AN_LSA + REST;
        return need <= heap
                ? Optional.empty()
                : Optional.of("a database of lsdb max-lsas " + maxLsas + " can need a heap of " + need / MEGABYTE
                        + " MB, and there are " + heap / MEGABYTE
                        + " MB; neighbors could exhaust it: lower max-lsas, or set KUBE_OSPF_JAVA_OPTS=-Xmx"
                        + need / MEGABYTE + "m");
    }
}
