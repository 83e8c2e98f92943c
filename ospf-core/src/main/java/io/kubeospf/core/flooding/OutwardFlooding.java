package io.kubeospf.core.flooding;

import io.kubeospf.core.adjacency.Adjacencies;
import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import java.time.Instant;
import java.util.Optional;

/** The next step in the flooding procedure (RFC 2328 13.3): out of which interfaces an LSA goes, and who is to acknowledge it. */
final class OutwardFlooding {
    private final Area area;
    private final Adjacencies adjacencies;
    private final Retransmission retransmission;
    private final UpdatePacker packer;

    OutwardFlooding(Area area, Adjacencies adjacencies, Retransmission retransmission, UpdatePacker packer) {
        this.area = area;
        this.adjacencies = adjacencies;
        this.retransmission = retransmission;
        this.packer = packer;
    }

    /**
     * Sends an LSA on.
     *
     * @param sender whom it came from; empty for an own LSA
     * @return whether it went out of the interface that it came in by
     */
    boolean flood(ScopedLsaKey place, Lsa lsa, Optional<Neighbor> sender, Instant now) {
        boolean floodedBack = false;
        for (OspfInterface out : area.interfaces()) {
            boolean outside = !place.link().isEmpty() && !place.link().equals(out.name());
            if (!out.isUp() || outside) {
                continue;
            }
            boolean cameInHere = sender.filter(
                            from -> from.key().interfaceName().equals(out.name()))
                    .isPresent();
            if (offerToNeighbors(out, lsa, sender, now) && !(cameInHere && othersFlood(out, sender.get()))) {
                packer.add(out, out.floodingDestination(), lsa, now);
                floodedBack |= cameInHere;
            }
        }
        adjacencies.unacknowledgedGrew(now);
        return floodedBack;
    }

    /** 13.3 (3), (4): who speaks for the network tells the others. */
    private static boolean othersFlood(OspfInterface in, Neighbor sender) {
        return in.isDesignatedOrBackup(sender) || in.state() == InterfaceState.BACKUP;
    }

    /** 13.3 (1): puts the LSA on the retransmission lists; whether on any. */
    private boolean offerToNeighbors(OspfInterface out, Lsa lsa, Optional<Neighbor> sender, Instant now) {
        boolean anyExpected = false;
        for (Neighbor neighbor : out.neighbors().stream().toList()) {
            boolean isSender = sender.filter(neighbor::equals).isPresent();
            if (neighbor.state().isAtLeast(NeighborState.EXCHANGE)
                    && understands(neighbor, lsa)
                    && lacks(neighbor, lsa.header(), now)
                    && !isSender) {
                retransmission.expect(neighbor, lsa, now);
                anyExpected = true;
            }
        }
        return anyExpected;
    }

    /** RFC 5250 3: opaque LSAs go to those who say that they take them. */
    private static boolean understands(Neighbor neighbor, Lsa lsa) {
        return !lsa.key().type().isOpaque() || neighbor.options().has(Options.OPAQUE);
    }

    /** 13.3 (1)(b): a neighbor that described the LSA has that instance, or a newer one. */
    private boolean lacks(Neighbor neighbor, LsaHeader header, Instant now) {
        Optional<LsaHeader> described = neighbor.requestList().find(header.key());
        if (described.isEmpty()) {
            return true;
        }
        int recency = header.compareInstance(described.get());
        if (recency >= 0) {
            neighbor.requestList().remove(header.key());
            adjacencies.requestAnswered(neighbor, now);
        }
        return recency > 0;
    }

    /** The sender has answered a request, if it was one. */
    void forgetRequest(Neighbor sender, LsaHeader header, Instant now) {
        boolean answered = sender.requestList()
                .find(header.key())
                .filter(described -> header.compareInstance(described) >= 0)
                .isPresent();
        if (answered) {
            sender.requestList().remove(header.key());
            adjacencies.requestAnswered(sender, now);
        }
    }
}
