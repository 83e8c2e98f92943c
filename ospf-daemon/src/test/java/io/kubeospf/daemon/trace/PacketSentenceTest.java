package io.kubeospf.daemon.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.OpaqueLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.lsa.SummaryLsa;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.wire.InternetChecksum;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketSentenceTest {
    private static final RouterId ROUTER = RouterId.parse("2.2.2.2");
    private static final NetworkMask MASK = NetworkMask.ofPrefixLength(24);
    private static final Ipv4Address ADDRESS = Ipv4Address.parse("10.0.0.2");

    @Test
    void namesEachFieldOfAHello() {
        Hello hello = new Hello(
                MASK,
                10,
                Options.EXTERNAL_ROUTING,
                1,
                40,
                ADDRESS,
                Ipv4Address.UNSPECIFIED,
                List.of(RouterId.parse("1.1.1.1"), RouterId.parse("3.3.3.3")));
        assertEquals(
                "hello, router 2.2.2.2, area 0.0.0.1, 52 octets, mask 255.255.255.0, hello-interval 10 s, dead-interval"
                        + " 40 s, priority 1, options E, dr 10.0.0.2, bdr none, neighbors 1.1.1.1 3.3.3.3",
                sentence(hello));
    }

    @Test
    void namesEachFieldOfADatabaseDescription() {
        assertEquals(
                "dd, router 2.2.2.2, area 0.0.0.1, 32 octets, mtu 1500, options E O, flags I M MS, sequence number"
                        + " 0x0001e240, no LSA",
                sentence(new DatabaseDescription(
                        1500, new Options(0x42), DatabaseDescription.Flags.OPENING, 123456, List.of())));
        assertEquals(
                "dd, router 2.2.2.2, area 0.0.0.1, 52 octets, mtu 1500, options none, flags none, sequence number"
                        + " 0x00000001, 1 LSA: router-LSA 2.2.2.2 of 2.2.2.2, sequence number 0x80000001, age 7"
                        + " (DoNotAge), options E, checksum 0x00ab, 36 octets",
                sentence(new DatabaseDescription(
                        1500,
                        Options.NONE,
                        new DatabaseDescription.Flags(false, false, false),
                        1,
                        List.of(new LsaHeader(
                                LsaHeader.DO_NOT_AGE | 7,
                                Options.EXTERNAL_ROUTING,
                                LsType.ROUTER,
                                LinkStateId.parse("2.2.2.2"),
                                ROUTER,
                                LsSequenceNumber.INITIAL,
                                0xab,
                                36)))));
    }

    @Test
    void tellsWhatTheLsasOfAnUpdateSay() {
        assertBody(
                LsType.ROUTER,
                new RouterLsa(
                        RouterLsa.EXTERNAL | RouterLsa.HOST,
                        List.of(
                                RouterLink.transit(ADDRESS, ADDRESS, 10),
                                RouterLink.stub(ADDRESS, MASK, 1),
                                RouterLink.pointToPoint(ROUTER, ADDRESS, 5))),
                "bits E H, links transit 10.0.0.2 data 10.0.0.2 metric 10 + stub 10.0.0.0 mask 255.255.255.0 metric 1 +"
                        + " point-to-point 2.2.2.2 data 10.0.0.2 metric 5");
        assertBody(
                LsType.NETWORK,
                new NetworkLsa(MASK, List.of(ROUTER, RouterId.parse("1.1.1.1"))),
                "mask 255.255.255.0, attached 2.2.2.2 1.1.1.1");
        assertBody(LsType.SUMMARY_NETWORK, new SummaryLsa(MASK, 20, List.of()), "mask 255.255.255.0, metric 20");
        assertBody(
                LsType.AS_EXTERNAL,
                new AsExternalLsa(MASK, List.of(new AsExternalLsa.Path(ExternalMetricType.TYPE_2, 0, 3, ADDRESS, -1))),
                "mask 255.255.255.0, metric 3 type 2, forwarding address 10.0.0.2, tag 4294967295");
        assertBody(LsType.OPAQUE_AREA, new OpaqueLsa(Octets.of(new byte[8])), "8 octets that are not decoded");
    }

    @Test
    void readsTheOtherLsasOfAnUpdateWhenOneCannotBeRead() {
        Lsa lsa = lsa(LsType.NETWORK, new NetworkLsa(MASK, List.of(ROUTER)));
        Octets damaged =
                new WireWriter().write(lsa.octets()).patch16(16, 0x1234).toOctets();
        WireWriter writer = new WireWriter();
        writer.write(PacketCodec.encode(new LinkStateUpdate(List.of(lsa)), ROUTER, AreaId.BACKBONE))
                .write(damaged)
                .patch16(2, writer.length())
                .patch16(26, 2)
                .patch16(12, 0);
        String sentence = PacketSentence.of(withChecksum(writer.toOctets()));
        assertTrue(sentence.contains("1 LSA: network-LSA"), sentence);
        assertTrue(
                sentence.endsWith("; unreadable: the packet holds an LSA with a wrong checksum (octet 56)"), sentence);
    }

    @Test
    void countsWhatALineHasNoRoomFor() {
        LsaHeader header =
                lsa(LsType.NETWORK, new NetworkLsa(MASK, List.of(ROUTER))).header();
        String sentence = sentence(new LinkStateAcknowledgment(Collections.nCopies(133, header)));
        assertTrue(sentence.contains(", 133 LSAs: network-LSA"), sentence);
        assertTrue(sentence.endsWith("; and 93 more"), sentence);
    }

    @Test
    void saysAtWhichOctetAPacketBreaksItsFormat() {
        Octets request = PacketCodec.encode(
                new LinkStateRequest(List.of(new LsaKey(LsType.ROUTER, LinkStateId.parse("2.2.2.2"), ROUTER))),
                ROUTER,
                AreaId.BACKBONE);
        assertEquals(
                "ls-request, router 2.2.2.2, area 0.0.0.0, 36 octets, unreadable: the packet has a wrong packet checksum"
                        + " (octet 12)",
                PacketSentence.of(new WireWriter().write(request).patch16(12, 0).toOctets()));
        assertEquals(
                "unreadable: the packet is not OSPF version 2 (octet 0)",
                PacketSentence.of(
                        new WireWriter().write(request).patch16(0, 0x0303).toOctets()));
    }

    @Test
    void saysWhatIsAuthenticatedAndWhatFollowsThePacket() {
        Octets hello = PacketCodec.encode(new LinkStateAcknowledgment(List.of()), ROUTER, AreaId.BACKBONE);
        Octets authenticated =
                new WireWriter().write(hello).patch16(14, 2).write32(0).toOctets();
        assertTrue(
                PacketSentence.of(authenticated)
                        .startsWith("ls-ack, router 2.2.2.2, area 0.0.0.0, authentication cryptographic (MD5 or SHA),"
                                + " 24 octets and 4 behind them, "),
                PacketSentence.of(authenticated));
    }

    @Test
    void isOneLineWhateverIsMissing() {
        Octets update = PacketCodec.encode(
                new LinkStateUpdate(List.of(lsa(LsType.ROUTER, new RouterLsa(0, List.of())))), ROUTER, AreaId.BACKBONE);
        for (int length = 0; length < update.length(); length++) {
            String sentence = PacketSentence.of(Octets.of(update.toByteArray(), 0, length));
            assertTrue(sentence.startsWith("unreadable: "), sentence);
            assertFalse(sentence.contains("\n"), sentence);
        }
    }

    private static void assertBody(LsType type, LsaBody body, String words) {
        String sentence = sentence(new LinkStateUpdate(List.of(lsa(type, body))));
        assertTrue(sentence.contains(", 1 LSA: " + type + " 10.0.0.0 of 2.2.2.2, "), sentence);
        assertTrue(sentence.endsWith(" octets, " + words), sentence);
    }

    private static Lsa lsa(LsType type, LsaBody body) {
        return Lsa.originate(
                new LsaKey(type, LinkStateId.parse("10.0.0.0"), ROUTER),
                Options.EXTERNAL_ROUTING,
                LsSequenceNumber.INITIAL,
                body);
    }

    private static String sentence(OspfPacket packet) {
        return PacketSentence.of(PacketCodec.encode(packet, ROUTER, AreaId.parse("0.0.0.1")));
    }

    /** The packet, whose checksum is 0 and which has no authentication, with the right one. */
    private static Octets withChecksum(Octets packet) {
        int checksum = new InternetChecksum().add(packet, 0, packet.length()).value();
        return new WireWriter().write(packet).patch16(12, checksum).toOctets();
    }
}
