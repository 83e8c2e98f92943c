package io.kubeospf.testbed.fuzz;

import static io.kubeospf.testbed.fuzz.BrokenRuleException.require;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaFormatException;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.packet.PacketHeader;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.trace.PacketSentence;

/**
 * Any octets as a packet: it is read or refused, what is read says the same when it is written and read again, and it can be told in one
 * line.
 */
public final class PacketTarget {
    private PacketTarget() {}

    /** What the first octet makes of the others. */
    private static Octets packet(Choices choices) {
        return switch (choices.below(4)) {
            case 0 -> choices.rest();
            case 1 -> Repair.ofPacket(choices.rest());
            case 2 -> damaged(choices);
            default -> Repair.ofPacket(Repair.ofLsas(choices.rest()));
        };
    }

    /** A good header with one octet of it, or of what follows, turned into another. */
    private static Octets damaged(Choices choices) {
        int place = choices.octet();
        int value = choices.octet();
        byte[] octets = Repair.ofPacket(choices.rest()).toByteArray();
        if (place < octets.length) {
            octets[place] = (byte) value;
        }
        return Octets.of(octets);
    }

    /**
     * The target, by the name that Jazzer knows.
     *
     * @throws BrokenRuleException when a rule is broken
     */
    public static void fuzzerTestOneInput(byte[] input) {
        Octets octets = packet(new Choices(input));
        require(PacketSentence.of(octets).lines().count() == 1, "a packet is told in one line");
        try {
            PacketHeader header = PacketCodec.decodeHeader(octets);
            OspfPacket packet = PacketCodec.decodeBody(header, octets);
            requireSameAgain(packet);
            if (packet instanceof LinkStateUpdate update) {
                update.lsas().forEach(PacketTarget::requireSameAtAnyAge);
            }
        } catch (MalformedPacketException refused) {
            require(refused.offset() >= 0 && refused.offset() <= octets.length(), "a fault is within the packet");
        }
    }

    private static void requireSameAgain(OspfPacket packet) {
        Octets again = PacketCodec.encode(packet, RouterId.parse("1.1.1.1"), AreaId.BACKBONE);
        try {
            OspfPacket reread = PacketCodec.decodeBody(PacketCodec.decodeHeader(again), again);
            OspfPacket written = packet instanceof LinkStateUpdate update ? new LinkStateUpdate(update.lsas()) : packet;
            require(reread.equals(written), "what is written is what was read: " + written + " and not " + reread);
        } catch (MalformedPacketException refused) {
            throw new BrokenRuleException("what was read can be read again once it is written", refused);
        }
    }

    private static void requireSameAtAnyAge(Lsa lsa) {
        Lsa aged = lsa.withAge(1234);
        try {
            require(Lsa.readFrom(aged.octets().reader()).equals(aged), "an LSA is the same at another age");
            require(aged.withAge(lsa.header().age()).equals(lsa), "an LSA is the same when its age is");
        } catch (MalformedPacketException | LsaFormatException refused) {
            throw new BrokenRuleException("an LSA can be read at another age", refused);
        }
    }
}
