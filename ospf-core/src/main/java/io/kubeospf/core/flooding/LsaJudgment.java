package io.kubeospf.core.flooding;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsdb.LsdbEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * RFC 2328 13, steps (2) to (8), with erratum 3974. Pure: {@link FloodingProcedure} obeys. Step (1), the checksum, was done
 * when the packet was read.
 *
 * @param received the LSA's header
 * @param copy what the database has of it
 * @param described what the sender described and was asked for, if it was
 * @param unacknowledged whether the LSA is on the sender's retransmission list
 * @param anySynchronizing whether any neighbor of the router is in state Exchange or Loading
 * @param inOurName whether we are the advertising router
 * @param admitted whether the database has room for it
 */
record LsaJudgment(
        LsaHeader received,
        AreaType areaType,
        Optional<LsdbEntry> copy,
        Optional<LsaHeader> described,
        boolean unacknowledged,
        boolean anySynchronizing,
        boolean inOurName,
        boolean admitted) {

    static LsaJudgment of(LsaHeader received, Area area, Optional<LsdbEntry> copy, Neighbor sender) {
        return new LsaJudgment(
                received,
                area.type(),
                copy,
                sender.requestList().find(received.key()),
                sender.retransmissionList().contains(received.key()),
                area.anyNeighborSynchronizing(),
                area.database().isInOurName(received.key()),
                area.overflow().admits(received, copy));
    }

    LsaVerdict judge(Instant now) {
        // (2), (3)
        if (!areaType.carries(received.type())) {
            return LsaVerdict.REFUSE_TYPE;
        }
        if (isRouterLsaInAnothersName()) {
            return LsaVerdict.REFUSE_FOREIGN_ROUTER_LSA;
        }
        if (copy.isEmpty()) {
            return judgeUnknown();
        }
        int recency = received.compareRecency(copy.get().header(now));
        if (recency > 0) {
            return judgeNewer(copy.get(), now);
        }
        if (recency == 0) {
            return unacknowledged ? LsaVerdict.IMPLIED_ACKNOWLEDGMENT : LsaVerdict.DUPLICATE;
        }
        // (7), erratum 3974
        return described.isPresent() ? LsaVerdict.BAD_REQUEST : judgeOlder(copy.get(), now);
    }

    /** A router describes only itself (RFC 2328 12.1.4); anything else would be kept beside the true one (VU#229804). */
    private boolean isRouterLsaInAnothersName() {
        return received.type().equals(LsType.ROUTER)
                && received.linkStateId().value()
                        != received.advertisingRouter().value();
    }

    /** (4), (5) */
    private LsaVerdict judgeUnknown() {
        if (!received.isMaxAge()) {
            return judgeByRoom();
        }
        if (!admitted) {
            return LsaVerdict.ACKNOWLEDGE;
        }
        return anySynchronizing ? LsaVerdict.INSTALL : LsaVerdict.ACKNOWLEDGE_AND_FORGET;
    }

    private LsaVerdict judgeByRoom() {
        if (admitted) {
            return LsaVerdict.INSTALL;
        }
        return inOurName ? LsaVerdict.LET_COME_AGAIN : LsaVerdict.REFUSE;
    }

    private LsaVerdict judgeNewer(LsdbEntry ours, Instant now) {
        boolean tooSoon = ours.source() == LsdbEntry.Source.RECEIVED
                && isWithin(ArchitecturalConstants.MIN_LS_ARRIVAL, ours.installedAt(), now);
        return tooSoon ? LsaVerdict.TOO_SOON : judgeByRoom();
    }

    private static LsaVerdict judgeOlder(LsdbEntry ours, Instant now) {
        LsaHeader header = ours.header(now);
        if (header.isMaxAge() && header.sequenceNumber().equals(LsSequenceNumber.MAXIMUM)) {
            return LsaVerdict.LET_OURS_WRAP;
        }
        return isWithin(ArchitecturalConstants.MIN_LS_ARRIVAL, ours.lastSentAt(), now)
                ? LsaVerdict.OURS_SENT_JUST_NOW
                : LsaVerdict.SEND_OURS;
    }

    private static boolean isWithin(Duration interval, Instant since, Instant now) {
        return now.isBefore(since.plus(interval));
    }
}
