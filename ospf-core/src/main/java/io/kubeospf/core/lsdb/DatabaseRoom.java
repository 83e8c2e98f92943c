package io.kubeospf.core.lsdb;

import io.kubeospf.core.lsa.LsaHeader;

/**
 * What an LSA takes of the database: a long one counts as several, else few of 64 kB would take the memory that the bound is to
 * keep free.
 */
public final class DatabaseRoom {
    /** Most LSAs are shorter: an AS-external-LSA has 36 octets, a router-LSA with eight links 120. */
    private static final int OCTETS = 128;

    private DatabaseRoom() {}

    /** In LSAs; at least one. */
    public static int of(LsaHeader header) {
        return Math.max(1, (header.length() + OCTETS - 1) / OCTETS);
    }
}
