package io.kubeospf.core.flooding;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.packet.LinkStateUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the LSAs that one input causes to be sent and packs them into few Link State Updates (RFC 2328 13.3). */
final class UpdatePacker {
    private final Area area;
    private final Map<Way, List<Lsa>> waiting = new LinkedHashMap<>();

    private record Way(String interfaceName, Ipv4Address destination) {}

    UpdatePacker(Area area) {
        this.area = area;
    }

    /**
     * Adds an LSA to what goes out of an interface.
     *
     * @param lsa at its present age; InfTransDelay is added here
     */
    void add(OspfInterface out, Ipv4Address destination, Lsa lsa, Instant now) {
        area.database().find(ScopedLsaKey.seenOn(out.name(), lsa.key())).ifPresent(entry -> entry.sentAt(now));
        waiting.computeIfAbsent(new Way(out.name(), destination), way -> new ArrayList<>())
                .add(afterTransmission(lsa, out));
    }

    /** RFC 2328 13.3: the age grows by InfTransDelay, and never beyond MaxAge. */
    private static Lsa afterTransmission(Lsa lsa, OspfInterface out) {
        LsaHeader header = lsa.header();
        long older = header.seconds() + out.config().transmitDelay().toSeconds();
        int seconds = (int) Math.min(older, ArchitecturalConstants.MAX_AGE.toSeconds());
        return lsa.withAge(header.doesNotAge() ? seconds | LsaHeader.DO_NOT_AGE : seconds);
    }

    /** Sends everything. An LSA that does not fit into the MTU alone goes alone, for IP to fragment. */
    void flush() {
        waiting.forEach((way, lsas) -> {
            OspfInterface out = area.require(way.interfaceName());
            if (out.isUp()) {
                pack(out, way.destination(), lsas);
            }
        });
        waiting.clear();
    }

    private void pack(OspfInterface out, Ipv4Address destination, List<Lsa> lsas) {
        int room = out.bodyRoom() - LinkStateUpdate.FIXED_LENGTH;
        List<Lsa> packet = new ArrayList<>();
        int used = 0;
        for (Lsa lsa : lsas) {
            int length = lsa.octets().length();
            if (!packet.isEmpty() && used + length > room) {
                area.send(out, destination, new LinkStateUpdate(packet));
                packet.clear();
                used = 0;
            }
            packet.add(lsa);
            used += length;
        }
        area.send(out, destination, new LinkStateUpdate(packet));
    }
}
