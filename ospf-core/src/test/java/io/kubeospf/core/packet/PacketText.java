package io.kubeospf.core.packet;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import java.util.List;
import java.util.stream.Collectors;

/** Packets in a few words. An instance of an LSA is its Link State ID, its number from the first on, and its age. */
public final class PacketText {
    private static final int BEFORE_INITIAL_NUMBER = 0x80000000;

    private PacketText() {}

    public static String of(Octets octets) {
        try {
            return of(PacketCodec.decodeBody(PacketCodec.decodeHeader(octets), octets));
        } catch (MalformedPacketException malformed) {
            throw new AssertionError("what the router sends can be read", malformed);
        }
    }

    private static String of(OspfPacket packet) {
        if (packet instanceof Hello hello) {
            return "Hello " + hello.neighbors();
        } else if (packet instanceof DatabaseDescription description) {
            DatabaseDescription.Flags flags = description.flags();
            return "Database Description " + (flags.init() ? "I" : "-") + (flags.more() ? "M" : "-")
                    + (flags.master() ? "S " : "- ") + description.sequenceNumber() + " "
                    + instances(description.headers());
        } else if (packet instanceof LinkStateRequest request) {
            return "Request "
                    + request.keys().stream()
                            .map(key -> key.linkStateId().toString())
                            .toList();
        } else if (packet instanceof LinkStateUpdate update) {
            return "Update " + instances(update.lsas().stream().map(Lsa::header).toList());
        }
        return "Acknowledgment " + instances(((LinkStateAcknowledgment) packet).headers());
    }

    private static String instances(List<LsaHeader> headers) {
        return headers.stream().map(PacketText::instance).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String instance(LsaHeader header) {
        int number = header.sequenceNumber().value() - BEFORE_INITIAL_NUMBER;
        String age = header.seconds() + (header.doesNotAge() ? " DoNotAge" : "");
        return header.linkStateId() + " #" + number + " age " + age;
    }
}
