package io.kubeospf.testbed.corpus;

import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.wire.Octets;
import java.util.List;

/**
 * One input of the corpus.
 *
 * @param name its file beneath the corpus, without the extension
 * @param source who was once hurt by it, or {@code own}
 * @param fields the length and count fields that are wrong, and how: {@code LSA count: off by one}
 * @param wrong what is wrong with it
 * @param expected what the speaker must say of it when a neighbor in state Full sends it; nothing when it is taken
 * @param fromStranger the same when a host sends it that is no neighbor
 * @param installs how many LSAs of it go into the database when the neighbor sends it
 * @param authentication of the network that it is sent on
 * @param parts the packet behind the IP header, or the Ethernet frames one after the other
 */
public record CorpusInput(
        String name,
        String title,
        String source,
        List<String> fields,
        String wrong,
        List<String> expected,
        List<String> fromStranger,
        int installs,
        Authentication authentication,
        Carrier carrier,
        List<Octets> parts) {

    public CorpusInput {
        fields = List.copyOf(fields);
        expected = List.copyOf(expected);
        fromStranger = List.copyOf(fromStranger);
        parts = List.copyOf(parts);
    }

    /** What the octets are. */
    public enum Carrier {
        /** An OSPF packet: what follows the IP header. */
        PACKET,
        /** Ethernet frames. */
        FRAME
    }

    /** The packet, or the first frame. */
    public Octets octets() {
        return parts.get(0);
    }

    @Override
    public String toString() {
        return name + ": " + title;
    }
}
