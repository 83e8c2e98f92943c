package io.kubeospf.testbed.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.kubeospf.core.wire.InternetChecksum;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.testbed.corpus.CorpusInput.Carrier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checksums of the corpus are right but where they are the fault: otherwise what is wrong deeper is not reached. */
class CorpusChecksumTest {
    private static final int HEADER = 24;
    private static final int AUTHENTICATION = 16;
    private static final int CRYPTOGRAPHIC = 2;
    private static final int UPDATE = 4;
    private static final int FIRST_LSA = HEADER + 4;
    private static final int LSA_HEADER = 20;
    private static final int ETHERNET = 14;

    @Test
    void checksumsOfPacketsAreRight() throws IOException {
        int checked = 0;
        for (CorpusInput input : packets()) {
            Octets packet = input.octets();
            int length = packet.length() < HEADER ? 0 : number(packet, 2);
            if (length < HEADER || length > packet.length() || number(packet, 14) == CRYPTOGRAPHIC) {
                continue;
            }
            int sum = new InternetChecksum()
                    .add(packet, 0, AUTHENTICATION)
                    .add(packet, HEADER, length - HEADER)
                    .value();
            check(input, input.expected().contains("packet malformed PACKET_CHECKSUM at 12"), sum == 0);
            checked++;
        }
        assertNotEquals(0, checked);
    }

    @Test
    void checksumsOfLsasAreRight() throws IOException {
        int checked = 0;
        for (CorpusInput input : packets()) {
            for (int offset : offsetsOfLsas(input.octets())) {
                Octets lsa = input.octets().slice(offset, number(input.octets(), offset + 18));
                check(
                        input,
                        input.expected().contains("LSA malformed LSA_CHECKSUM at " + offset)
                                || input.name().equals("lsa/length-into-the-next"),
                        isFletcherRight(lsa));
                checked++;
            }
        }
        assertNotEquals(0, checked);
    }

    @Test
    void checksumsOfIpHeadersAreRight() throws IOException {
        int checked = 0;
        for (CorpusInput input : Corpus.read(Corpus.ROOT)) {
            for (Octets frame : input.carrier() == Carrier.FRAME ? input.parts() : List.<Octets>of()) {
                int length = frame.length() <= ETHERNET ? 0 : (frame.at(ETHERNET) & 0xf) * 4;
                if (length >= 20 && ETHERNET + length <= frame.length()) {
                    int sum =
                            new InternetChecksum().add(frame, ETHERNET, length).value();
                    check(input, input.expected().contains("frame malformed IP_HEADER_CHECKSUM"), sum == 0);
                    checked++;
                }
            }
        }
        assertNotEquals(0, checked);
    }

    private static List<CorpusInput> packets() throws IOException {
        return Corpus.read(Corpus.ROOT).stream()
                .filter(input -> input.carrier() == Carrier.PACKET)
                .toList();
    }

    private static void check(CorpusInput input, boolean isTheFault, boolean right) {
        assertEquals(!isTheFault, right, input.toString());
    }

    /** Of those that follow each other by lengths that can be true. */
    private static List<Integer> offsetsOfLsas(Octets packet) {
        List<Integer> offsets = new ArrayList<>();
        boolean update = packet.length() >= FIRST_LSA && packet.at(1) == UPDATE;
        int offset = update ? FIRST_LSA : packet.length();
        while (offset + LSA_HEADER <= packet.length()) {
            int length = number(packet, offset + 18);
            if (length < LSA_HEADER || offset + length > packet.length()) {
                break;
            }
            offsets.add(offset);
            offset += length;
        }
        return offsets;
    }

    /** RFC 905 Annex B: both sums over all but the age are zero; two zeros are no checksum. */
    private static boolean isFletcherRight(Octets lsa) {
        int c0 = 0;
        int c1 = 0;
        for (int index = 2; index < lsa.length(); index++) {
            c0 = (c0 + lsa.at(index)) % 255;
            c1 = (c1 + c0) % 255;
        }
        return c0 == 0 && c1 == 0 && number(lsa, 16) != 0;
    }

    private static int number(Octets octets, int offset) {
        return octets.at(offset) << 8 | octets.at(offset + 1);
    }
}
