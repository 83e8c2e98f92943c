package io.kubeospf.testbed.lab;

import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.UnknownLsa;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.testbed.corpus.Corpus;
import io.kubeospf.testbed.corpus.CorpusInput;
import io.kubeospf.testbed.corpus.CorpusInput.Carrier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * LSAs in the octets that they are sent in, right in length and checksum and odd in everything else: those of the corpus; every
 * truncation of each LS type, and octets behind it; every value of every count and length that matters.
 */
final class OddLsas {
    private static final int PACKET_HEADER = 24;
    private static final int UPDATE = 4;

    /** The attacker's socket makes no fragments. */
    private static final int LONGEST = 1400;

    private static final String LINK = "0a010200 ffffff00 03 00 0001";
    private static final String LINK_WITH_TOS = "0a010300 ffffff00 03 01 0001 08000014";
    private static final String PATHS = "ffffff00 80000014 00000000 00000000 1e000014 00000000 00000000";

    private final List<Octets> lsas = new ArrayList<>();

    private OddLsas() {}

    static List<Octets> all() {
        OddLsas odd = new OddLsas();
        odd.addCorpus();
        odd.addLengths(1, "00000002" + LINK + LINK_WITH_TOS);
        odd.addLengths(2, "ffffff00 03030303 04040404");
        odd.addLengths(3, "ffffff00 00000014 02000007");
        odd.addLengths(4, "00000000 00000014 02000007");
        odd.addLengths(5, PATHS);
        odd.addLengths(7, PATHS);
        for (int type = 9; type <= 11; type++) {
            odd.addLengths(type, "0001 0004 00000078 0002 0001 01000000");
            odd.add(type, "3.0.0.1", "0001 0005 00000078");
            odd.add(type, "3.0.0.2", "0001 ffff 00000078");
        }
        odd.addCountsAndTypes();
        return odd.lsas;
    }

    private void addCorpus() {
        try {
            for (CorpusInput input : Corpus.read(Corpus.ROOT)) {
                if (input.carrier() == Carrier.PACKET && input.name().matches("(body|lsa|opaque)/.*")) {
                    addLsasOf(input.octets().toByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addLsasOf(byte[] packet) {
        int offset = PACKET_HEADER + 4;
        while (packet[1] == UPDATE && offset + 20 <= packet.length) {
            int length = (packet[offset + 18] & 0xff) << 8 | (packet[offset + 19] & 0xff);
            if (length < 20 || offset + length > packet.length) {
                return;
            }
            if (length <= LONGEST) {
                lsas.add(Octets.of(packet, offset, length));
            }
            offset += length;
        }
    }

    private void addLengths(int type, String contents) {
        byte[] octets = octets(contents + "00".repeat(12));
        for (int length = 0; length <= octets.length; length++) {
            add(type, Octets.of(octets, 0, length));
        }
    }

    private void addCountsAndTypes() {
        for (int links : new int[] {0, 1, 3, 255, 256, 65535}) {
            add(1, "0000%04x".formatted(links) + LINK + LINK_WITH_TOS);
        }
        for (int metrics : new int[] {0, 2, 3, 127, 255}) {
            add(1, "00000001 0a010200 ffffff00 03%02x0001 08000014".formatted(metrics));
        }
        for (int linkType : new int[] {0, 5, 127, 255}) {
            add(1, "00000001 0a010200 ffffff00 %02x000001".formatted(linkType));
        }
        for (int tos : new int[] {1, 127}) {
            add(3, "ffffff00 %02x000014".formatted(tos));
            add(4, "00000000 %02x000014".formatted(tos));
            add(5, "ffffff00 %02x000014 00000000 00000000".formatted(0x80 | tos));
        }
        for (int type : new int[] {0, 6, 8, 12, 127, 255}) {
            add(type, "ffffff00 00000014 00000000 00000000");
        }
        for (int type = 1; type <= 11; type++) {
            Octets body = Octets.of(octets(type == 1 ? "00000000" : PATHS));
            lsas.add(lsa(type, next(), 0x80000000, body).octets());
            lsas.add(lsa(type, next(), 0x80000001, body).withAge(3601).octets());
        }
    }

    private void add(int type, String contents) {
        add(type, Octets.of(octets(contents)));
    }

    private void add(int type, String linkStateId, String contents) {
        lsas.add(lsa(type, LinkStateId.parse(linkStateId), 0x80000001, Octets.of(octets(contents)))
                .octets());
    }

    private void add(int type, Octets contents) {
        lsas.add(lsa(type, next(), 0x80000001, contents).octets());
    }

    /** Of an opaque type that nobody knows, a network that nobody has, and a router that there is not. */
    private LinkStateId next() {
        return new LinkStateId(0xc8000000 | lsas.size() << 8);
    }

    private static Lsa lsa(int type, LinkStateId id, int number, Octets contents) {
        LsaKey key = new LsaKey(new LsType(type), id, new RouterId(id.value()));
        return Lsa.originate(key, Options.EXTERNAL_ROUTING, new LsSequenceNumber(number), new UnknownLsa(contents));
    }

    /** A well-formed AS-external-LSA, by which a test knows that all before it have arrived. */
    static Octets wellFormed(String linkStateId) {
        return lsa(
                        5,
                        LinkStateId.parse(linkStateId),
                        0x80000001,
                        Octets.of(octets("ffffff00 80000014 00000000 00000000")))
                .octets();
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** As the programs of the attacks read them. */
    static String lines(List<Octets> lsas) {
        StringBuilder lines = new StringBuilder();
        lsas.forEach(
                lsa -> lines.append(HexFormat.of().formatHex(lsa.toByteArray())).append('\n'));
        return lines.toString();
    }
}
