package io.kubeospf.testbed.fuzz;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.packet.PacketHeader;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an attacker learns who listens: sequence numbers to go on with, LSAs to copy, requests to answer, digests to tamper with. */
final class Overheard {
    private Optional<DatabaseDescription> description = Optional.empty();
    private List<LsaKey> requested = List.of();
    private final Map<LsaKey, Lsa> lsas = new LinkedHashMap<>();
    private final Map<LsaKey, Lsa> lsasOfAlly = new LinkedHashMap<>();
    private Octets lastOfAlly = Octets.of(new byte[PacketHeader.LENGTH]);

    void listen(Output.SendPacket sent) {
        OspfPacket packet = read(sent);
        if (packet instanceof DatabaseDescription said) {
            description = Optional.of(said);
        } else if (packet instanceof LinkStateRequest request) {
            requested = request.keys();
        } else if (packet instanceof LinkStateUpdate update) {
            update.lsas().forEach(lsa -> lsas.put(lsa.key(), lsa));
        }
    }

    void listenToAlly(Output.SendPacket sent) {
        lastOfAlly = sent.payload();
        if (read(sent) instanceof LinkStateUpdate update) {
            update.lsas().forEach(lsa -> lsasOfAlly.put(lsa.key(), lsa));
        }
    }

    private static OspfPacket read(Output.SendPacket sent) {
        try {
            return PacketCodec.decodeBody(PacketCodec.decodeHeader(sent.payload()), sent.payload());
        } catch (MalformedPacketException refused) {
            throw new BrokenRuleException("what is sent can be read", refused);
        }
    }

    /** The router's last Database Description. */
    Optional<DatabaseDescription> description() {
        return description;
    }

    /** What it asked for last. */
    List<LsaKey> requested() {
        return requested;
    }

    /** The last instance of each LSA that it sent. */
    List<Lsa> lsas() {
        return new ArrayList<>(lsas.values());
    }

    /** The same, and then those that the ally sent. */
    List<Lsa> lsasOfBoth() {
        List<Lsa> both = lsas();
        both.addAll(lsasOfAlly.values());
        return both;
    }

    /** The ally's last packet, with its digest. */
    Octets lastOfAlly() {
        return lastOfAlly;
    }
}
