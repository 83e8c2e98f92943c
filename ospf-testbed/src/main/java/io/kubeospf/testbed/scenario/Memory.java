package io.kubeospf.testbed.scenario;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the speaker has said, as far as an input can refer to it. */
final class Memory {
    private final TreeMap<LsaKey, Lsa> sent = new TreeMap<>();
    private final Map<Way, Integer> descriptionSequences = new LinkedHashMap<>();

    private record Way(String interfaceName, Ipv4Address destination) {}

    /** What one neighbor can refer to. */
    record Heard(Memory memory, String interfaceName, Ipv4Address neighbor) {

        /** The instance that the speaker sent last, to whomever. */
        Optional<Lsa> sent(LsaKey key) {
            return Optional.ofNullable(memory.sent.get(key));
        }

        /** The sequence number of the last Database Description to the neighbor; 0 before the first. */
        int descriptionSequence() {
            Integer direct = memory.descriptionSequences.get(new Way(interfaceName, neighbor));
            Way toAll = new Way(interfaceName, Ipv4Address.ALL_SPF_ROUTERS);
            return direct != null ? direct : memory.descriptionSequences.getOrDefault(toAll, 0);
        }
    }

    void note(Output.SendPacket way, OspfPacket packet) {
        if (packet instanceof LinkStateUpdate update) {
            update.lsas().forEach(lsa -> sent.put(lsa.key(), lsa));
        } else if (packet instanceof DatabaseDescription description) {
            descriptionSequences.put(new Way(way.interfaceName(), way.destination()), description.sequenceNumber());
        }
    }
}
