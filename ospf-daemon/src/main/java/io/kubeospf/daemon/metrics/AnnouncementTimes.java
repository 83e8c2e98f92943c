package io.kubeospf.daemon.metrics;

import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.output.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How long neighbors take to have what we begin to announce. */
final class AnnouncementTimes {
    private final Map<Ipv4Prefix, Instant> begun = new ConcurrentHashMap<>();
    private final DurationHistogram durations = new DurationHistogram();

    /** Something that concerns prefixes, or something else, has happened. */
    void hear(Event event, Instant now) {
        if (event instanceof Event.PrefixAdvertised advertised) {
            begun.put(advertised.prefix(), now);
        } else if (event instanceof Event.PrefixAcknowledged acknowledged) {
            Optional.ofNullable(begun.remove(acknowledged.prefix()))
                    .ifPresent(start -> durations.observe(Duration.between(start, now)));
        } else if (event instanceof Event.PrefixWithdrawn withdrawn) {
            begun.remove(withdrawn.prefix());
        } else if (event instanceof Event.PrefixLeftToRouter left) {
            begun.remove(left.prefix());
        }
    }

    /** Nobody is left who could acknowledge: what began would have the length of the outage. */
    void interrupt() {
        begun.clear();
    }

    DurationHistogram durations() {
        return durations;
    }
}
