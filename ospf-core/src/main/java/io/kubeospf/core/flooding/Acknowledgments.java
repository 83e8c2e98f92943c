package io.kubeospf.core.flooding;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells neighbors which LSAs have arrived: at once to one of them, or a little later to all (RFC 2328 13.5, Table 19). */
final class Acknowledgments {
    /** How long acknowledgments wait for others: less than any RxmtInterval. */
    private static final Duration DELAY = Duration.ofMillis(500);

    private final Area area;
    private final TimerQueue timers;
    private final Map<String, List<LsaHeader>> delayed = new LinkedHashMap<>();
    private final Map<Way, List<LsaHeader>> direct = new LinkedHashMap<>();

    private record Way(String interfaceName, Ipv4Address destination) {}

    Acknowledgments(Area area, TimerQueue timers) {
        this.area = area;
        this.timers = timers;
    }

    /** An LSA was installed; Table 19, first three rows. */
    void installed(OspfInterface in, Neighbor sender, LsaHeader header, boolean floodedBack, Instant now) {
        if (!floodedBack && (in.state() != InterfaceState.BACKUP || isFromDesignated(in, sender))) {
            delay(in, header, now);
        }
    }

    /** An LSA that we had sent came back; Table 19, fourth row. */
    void implied(OspfInterface in, Neighbor sender, LsaHeader header, Instant now) {
        if (in.state() == InterfaceState.BACKUP && isFromDesignated(in, sender)) {
            delay(in, header, now);
        }
    }

    /** A duplicate, or an LSA on its way out; Table 19, last two rows. */
    void direct(OspfInterface in, Neighbor sender, LsaHeader header) {
        direct.computeIfAbsent(new Way(in.name(), in.destinationOf(sender)), way -> new ArrayList<>())
                .add(header);
    }

    private static boolean isFromDesignated(OspfInterface in, Neighbor sender) {
        return sender.address().equals(in.designatedRouter());
    }

    private void delay(OspfInterface in, LsaHeader header, Instant now) {
        List<LsaHeader> headers = delayed.computeIfAbsent(in.name(), name -> new ArrayList<>());
        headers.add(header);
        TimerKey timer = new TimerKey.DelayedAcknowledgmentTimer(in.name());
        if (headers.size() >= headersInPacket(in)) {
            // Waiting would make neither fewer packets nor larger ones, only memory for who floods us.
            timers.disarm(timer);
            flushDelayed(in);
        } else if (!timers.isArmed(timer)) {
            timers.arm(timer, now.plus(DELAY));
        }
    }

    /** Sends the direct ones. */
    void flushDirect() {
        direct.forEach((way, headers) -> send(area.require(way.interfaceName()), way.destination(), headers));
        direct.clear();
    }

    /** Sends the delayed ones of an interface. */
    void flushDelayed(OspfInterface out) {
        List<LsaHeader> headers = delayed.remove(out.name());
        if (headers != null) {
            send(out, out.floodingDestination(), headers);
        }
    }

    /** Drops what waits for an interface that has gone down. */
    void forget(String interfaceName) {
        delayed.remove(interfaceName);
        timers.disarm(new TimerKey.DelayedAcknowledgmentTimer(interfaceName));
    }

    private static int headersInPacket(OspfInterface out) {
        return out.bodyRoom() / LsaHeader.LENGTH;
    }

    private void send(OspfInterface out, Ipv4Address destination, List<LsaHeader> headers) {
        if (!out.isUp()) {
            return;
        }
        int room = headersInPacket(out);
        for (int from = 0; from < headers.size(); from += room) {
            List<LsaHeader> packet = headers.subList(from, Math.min(from + room, headers.size()));
            area.send(out, destination, new LinkStateAcknowledgment(packet));
        }
    }
}
