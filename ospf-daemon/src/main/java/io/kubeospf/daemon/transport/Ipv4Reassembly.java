package io.kubeospf.daemon.transport;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Joins the fragments of IPv4 packets (RFC 791 3.2). Anybody on the network can send fragments, so what is kept is bounded in
 * packets, fragments and time, and a fragment that overlaps another costs the whole packet, as it does for IPv6 (RFC 5722)
 * and in Linux. All fragments of a packet have the same TTL: one that comes from farther away than the others is not of it.
 * Not thread-safe.
 */
final class Ipv4Reassembly {
    static final int MAXIMUM_PACKETS = 16;

    /** Enough for the longest packet on an MTU of 576. */
    static final int MAXIMUM_FRAGMENTS = 128;

    /** RFC 791 suggests 15 s, Linux waits 30 s. */
    static final Duration TIME_LIMIT = Duration.ofSeconds(15);

    private static final int LONGEST_PACKET = 65535;

    private final Map<Key, Assembly> assemblies = new LinkedHashMap<>();

    private record Key(Ipv4Address source, Ipv4Address destination, int identification, int timeToLive) {}

    /**
     * Takes one fragment.
     *
     * @return the whole payload when this fragment was the last one missing
     */
    Optional<Octets> add(Instant now, Ipv4Header header, Octets payload) throws MalformedFrameException {
        dropExpired(now);
        Key key = new Key(header.source(), header.destination(), header.identification(), header.timeToLive());
        Assembly assembly = assemblies.get(key);
        if (assembly == null) {
            dropOldestWhenFull();
            assembly = new Assembly(now.plus(TIME_LIMIT));
            assemblies.put(key, assembly);
        }
        try {
            assembly.add(header, payload);
        } catch (MalformedFrameException e) {
            assemblies.remove(key);
            throw e;
        }
        Optional<Octets> whole = assembly.whole();
        if (whole.isPresent()) {
            assemblies.remove(key);
        }
        return whole;
    }

    private void dropExpired(Instant now) {
        // in the order of their beginning, so the first that is in time ends the search
        Iterator<Assembly> oldest = assemblies.values().iterator();
        while (oldest.hasNext() && !now.isBefore(oldest.next().deadline)) {
            oldest.remove();
        }
    }

    private void dropOldestWhenFull() {
        if (assemblies.size() == MAXIMUM_PACKETS) {
            assemblies.remove(assemblies.keySet().iterator().next());
        }
    }

    /** The fragments of one packet so far. */
    private static final class Assembly {
        private static final int UNKNOWN = -1;

        private final Instant deadline;
        private final TreeMap<Integer, Octets> fragments = new TreeMap<>();
        private int received;
        private int farthestEnd;
        private int wholeLength = UNKNOWN;

        Assembly(Instant deadline) {
            this.deadline = deadline;
        }

        void add(Ipv4Header header, Octets payload) throws MalformedFrameException {
            int start = header.fragmentOffset();
            int end = start + payload.length();
            if (!hasFittingLength(header, payload) || !agreesOnWholeLength(header, end)) {
                throw new MalformedFrameException(FrameFault.FRAGMENT_LENGTH);
            }
            Octets before = fragments.get(start);
            if (before != null && before.equals(payload)) {
                return;
            }
            if (overlaps(start, end)) {
                throw new MalformedFrameException(FrameFault.FRAGMENT_OVERLAP);
            }
            if (fragments.size() == MAXIMUM_FRAGMENTS) {
                throw new MalformedFrameException(FrameFault.FRAGMENT_LIMIT);
            }
            fragments.put(start, payload);
            received += payload.length();
            farthestEnd = Math.max(farthestEnd, end);
            if (!header.moreFragments()) {
                wholeLength = end;
            }
        }

        /** Without overlaps the packet is whole when the lengths add up. */
        Optional<Octets> whole() {
            if (received != wholeLength) {
                return Optional.empty();
            }
            byte[] octets = new byte[wholeLength];
            fragments.forEach((start, part) -> System.arraycopy(part.toByteArray(), 0, octets, start, part.length()));
            return Optional.of(Octets.of(octets));
        }

        private static boolean hasFittingLength(Ipv4Header header, Octets payload) {
            boolean aligned = !header.moreFragments() || payload.length() % Ipv4Header.FRAGMENT_UNIT == 0;
            int wholePacket = header.length() + header.fragmentOffset() + payload.length();
            return payload.length() > 0 && aligned && wholePacket <= LONGEST_PACKET;
        }

        private boolean agreesOnWholeLength(Ipv4Header header, int end) {
            if (header.moreFragments()) {
                return wholeLength == UNKNOWN || end <= wholeLength;
            }
            return wholeLength == UNKNOWN ? end >= farthestEnd : end == wholeLength;
        }

        private boolean overlaps(int start, int end) {
            Map.Entry<Integer, Octets> previous = fragments.lowerEntry(end);
            return previous != null && previous.getKey() + previous.getValue().length() > start;
        }
    }
}
