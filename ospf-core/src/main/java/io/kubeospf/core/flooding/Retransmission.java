package io.kubeospf.core.flooding;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.LinkStateRetransmissionList;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sends LSAs again until they are acknowledged (RFC 2328 13.6). */
final class Retransmission {
    /** LSAs that are due this soon go along; batches are this far apart. */
    private static final Duration WINDOW = Duration.ofMillis(50);

    /** How many LSAs one firing sends at most, so that a slow neighbor is not drowned. */
    private static final int BATCH = 200;

    /** Just beyond MinLSArrival, within which a neighbor may have had to ignore the last instance. */
    private static final Duration HURRIED_INTERVAL = ArchitecturalConstants.MIN_LS_ARRIVAL.plusMillis(50);

    private final Area area;
    private final TimerQueue timers;
    private final Outbox outbox;
    private final UpdatePacker packer;
    private boolean hurried;

    Retransmission(Area area, TimerQueue timers, Outbox outbox, UpdatePacker packer) {
        this.area = area;
        this.timers = timers;
        this.outbox = outbox;
        this.packer = packer;
    }

    /** From now on there is no time for RxmtInterval: we are about to leave. */
    void hurry(Instant now) {
        hurried = true;
        for (OspfInterface ospfInterface : area.interfaces()) {
            ospfInterface.neighbors().forEach(neighbor -> hurry(neighbor, now));
        }
    }

    private void hurry(Neighbor neighbor, Instant now) {
        LinkStateRetransmissionList list = neighbor.retransmissionList();
        list.entries()
                .filter(LinkStateRetransmissionList.Entry::sent)
                .toList()
                .forEach(entry -> list.add(entry.lsa(), now.plus(HURRIED_INTERVAL)));
        armForFirst(neighbor, now);
    }

    /** An LSA is about to be flooded to a neighbor: it is sent again unless it is acknowledged in time. */
    void expect(Neighbor neighbor, Lsa lsa, Instant now) {
        // A timer that is left from LSAs that were acknowledged may be due too late, when we have begun to hurry since.
        boolean first = neighbor.retransmissionList().isEmpty();
        neighbor.retransmissionList().add(lsa, now.plus(interval(neighbor)));
        TimerKey timer = new TimerKey.LinkStateUpdateTimer(neighbor.key());
        if (first || !timers.isArmed(timer)) {
            armForFirst(neighbor, now);
        }
    }

    /** Sends what is due. */
    void due(Neighbor neighbor, Instant now) {
        OspfInterface out = interfaceOf(neighbor);
        Instant limit = now.plus(WINDOW);
        List<LinkStateRetransmissionList.Entry> dueEntries = neighbor.retransmissionList()
                .entries()
                .takeWhile(entry -> !entry.dueAt().isAfter(limit))
                .limit(BATCH)
                .toList();
        for (LinkStateRetransmissionList.Entry entry : dueEntries) {
            packer.add(out, out.destinationOf(neighbor), atPresentAge(neighbor, entry.lsa(), now), now);
            neighbor.retransmissionList().add(entry.lsa(), now.plus(interval(neighbor)));
        }
        int again = (int) dueEntries.stream()
                .filter(LinkStateRetransmissionList.Entry::sent)
                .count();
        if (again > 0) {
            outbox.occurred(new Event.LsasRetransmitted(out.name(), neighbor.routerId(), neighbor.address(), again));
        }
        armForFirst(neighbor, now.plus(WINDOW));
    }

    private Lsa atPresentAge(Neighbor neighbor, Lsa lsa, Instant now) {
        ScopedLsaKey place = ScopedLsaKey.seenOn(neighbor.key().interfaceName(), lsa.key());
        return area.database().find(place).map(entry -> entry.lsa(now)).orElse(lsa);
    }

    private Duration interval(Neighbor neighbor) {
        return hurried ? HURRIED_INTERVAL : interfaceOf(neighbor).config().retransmitInterval();
    }

    private void armForFirst(Neighbor neighbor, Instant earliest) {
        TimerKey timer = new TimerKey.LinkStateUpdateTimer(neighbor.key());
        neighbor.retransmissionList()
                .nextDue()
                .ifPresent(due -> timers.arm(timer, due.isAfter(earliest) ? due : earliest));
    }

    private OspfInterface interfaceOf(Neighbor neighbor) {
        return area.require(neighbor.key().interfaceName());
    }
}
