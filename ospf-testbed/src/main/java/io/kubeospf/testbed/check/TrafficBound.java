package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.testbed.check.Rest.Router;
import io.kubeospf.testbed.check.Rest.Segment;
import io.kubeospf.testbed.sim.Topology;
import io.kubeospf.testbed.sim.Topology.Attachment;
import java.time.Duration;
import java.util.List;

/** How many packets a network needs. */
final class TrafficBound {
    /** When a refresh is due at the earliest. */
    private static final Duration REFRESH = ArchitecturalConstants.LS_REFRESH_TIME.minusMinutes(1);

    private static final Duration RETRANSMIT = Duration.ofSeconds(5);

    private TrafficBound() {}

    /**
     * In trouble: a Hello for each interval and another in answer; and what is retransmitted, one packet to each neighbor in each
     * RxmtInterval, with its answer.
     */
    static long inTrouble(Topology topology, Duration duration) {
        long packets = 0;
        for (int segment = 0; segment < topology.segments().size(); segment++) {
            List<Attachment> stations = topology.attachments(segment);
            long neighbors = stations.size() * (stations.size() - 1L);
            Duration helloInterval = stations.get(0).config().helloInterval();
            packets += 2L * stations.size() * times(duration, helloInterval);
            packets += 2 * neighbors * times(duration, RETRANSMIT);
        }
        return packets;
    }

    /** In quiet: Hellos, and each LSA's refresh, or its end, flooded and acknowledged. */
    static long quiet(Rest rest, Duration duration) {
        long hellos = 0;
        long futile = 0;
        long stations = 0;
        for (Segment segment : rest.segments()) {
            long speakers = segment.stations().size();
            stations += speakers;
            if (speakers > 0) {
                hellos += speakers * times(duration, segment.helloInterval());
            }
            if (!segment.isBroadcast() && !segment.joins()) {
                // Database Descriptions of a size that the other end does not take.
                futile += 2 * speakers * times(duration, RETRANSMIT);
            }
        }
        long lsas = 0;
        for (Router router : rest.routers()) {
            lsas = Math.max(lsas, router.database().size());
        }
        // A refresh leaves every interface at most once, and is acknowledged by it at most once.
        return hellos + futile + lsas * times(duration, REFRESH) * stations * 2;
    }

    private static long times(Duration duration, Duration interval) {
        return duration.dividedBy(interval) + 1;
    }
}
