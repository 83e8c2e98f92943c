package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.Options;

/** What packets of a neighbor would otherwise have to tell. */
public final class ForgedNeighbor {
    private ForgedNeighbor() {}

    /** The neighbor has described an instance that is newer than ours. */
    public static void describes(Neighbor neighbor, LsaHeader header) {
        neighbor.requestList().add(header);
    }

    /** The neighbor's Database Descriptions have these options. */
    public static void has(Neighbor neighbor, Options options) {
        neighbor.options(options);
    }
}
