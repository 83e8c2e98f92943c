package io.kubeospf.testbed.scenario;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import java.util.Optional;
import java.util.TreeMap;

/** What the speaker has said, as far as an input can refer to it. */
final class Memory {
    private final TreeMap<LsaKey, Lsa> sent = new TreeMap<>();
    private int descriptionSequence;

    void note(OspfPacket packet) {
        if (packet instanceof LinkStateUpdate update) {
            update.lsas().forEach(lsa -> sent.put(lsa.key(), lsa));
        } else if (packet instanceof DatabaseDescription description) {
            descriptionSequence = description.sequenceNumber();
        }
    }

    /** The instance that the speaker sent last. */
    Optional<Lsa> sent(LsaKey key) {
        return Optional.ofNullable(sent.get(key));
    }

    /** The sequence number of its last Database Description. */
    int descriptionSequence() {
        return descriptionSequence;
    }
}
