package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Instant;
import java.util.List;

/**
 * Asks neighbors for the LSAs of their request lists (RFC 2328 10.9): one packet at a time, the next when that is answered in
 * full, the first as soon as the list is not empty.
 */
final class LinkStateRequests {
    private final Area area;
    private final TimerQueue timers;

    LinkStateRequests(Area area, TimerQueue timers) {
        this.area = area;
        this.timers = timers;
    }

    /** Sends the next request unless one is outstanding or nothing is wanted. */
    void continueWith(Neighbor neighbor, Instant now) {
        if (neighbor.requestList().isEmpty()) {
            timers.disarm(new TimerKey.LinkStateRequestTimer(neighbor.key()));
        } else if (!neighbor.requestList().hasOutstanding()) {
            send(neighbor, now);
        }
    }

    /** Asks again for what did not come. */
    void repeat(Neighbor neighbor, Instant now) {
        if (!neighbor.requestList().isEmpty()) {
            send(neighbor, now);
        }
    }

    private void send(Neighbor neighbor, Instant now) {
        OspfInterface out = area.require(neighbor.key().interfaceName());
        List<LsaKey> batch = neighbor.requestList().takeNextBatch(out.bodyRoom() / LinkStateRequest.ENTRY_LENGTH);
        area.send(out, out.destinationOf(neighbor), new LinkStateRequest(batch));
        timers.arm(
                new TimerKey.LinkStateRequestTimer(neighbor.key()),
                now.plus(out.config().retransmitInterval()));
    }
}
