package io.kubeospf.core.packet;

import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.LsaVector;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.AnnotatedHex;
import io.kubeospf.core.wire.Octets;
import java.util.List;

/** A packet as octets, and what these say. The checksums were computed by another program. */
record PacketVector(String name, Octets octets, PacketHeader header, OspfPacket body) {
    private static final RouterId SENDER = RouterId.parse("192.168.100.132");

    static final PacketVector HELLO = new PacketVector(
            "Hello with two neighbors",
            AnnotatedHex.octets("""
                    02 01 0034        | version 2, Hello, 52 octets
                    c0a86484 00000000 | from 192.168.100.132, backbone
                    8e16 0000         | checksum, no authentication
                    00000000 00000000
                    ffffff00          | /24
                    000a 02 01        | HelloInterval 10, E, Router Priority 1
                    00000028          | RouterDeadInterval 40
                    c0a86401 00000000 | DR 192.168.100.1, no Backup
                    c0a86401          | neighbors: 192.168.100.1
                    fffffffe          |   255.255.255.254
                    """),
            new PacketHeader(PacketType.HELLO, 52, SENDER, AreaId.BACKBONE, 0x8e16, 0),
            new Hello(
                    NetworkMask.ofPrefixLength(24),
                    10,
                    Options.EXTERNAL_ROUTING,
                    1,
                    40,
                    Ipv4Address.parse("192.168.100.1"),
                    Ipv4Address.UNSPECIFIED,
                    List.of(RouterId.parse("192.168.100.1"), RouterId.parse("255.255.255.254"))));

    static final PacketVector DATABASE_DESCRIPTION = new PacketVector(
            "Database Description of a master with two headers",
            AnnotatedHex.octets("""
                    02 02 0048        | version 2, Database Description, 72 octets
                    c0a86484 00000001 | from 192.168.100.132, area 0.0.0.1
                    fd28 0000         | checksum, no authentication
                    00000000 00000000
                    05dc 42 03        | MTU 1500, O E, more, master
                    0001e240          | DD sequence number 123456
                    0001 02 01 c0a86484 c0a86484 80000005 5b8d 004c | router-LSA
                    0000 02 05 0a600000 c0a86484 80000001 d74a 0024 | AS-external-LSA
                    """),
            new PacketHeader(PacketType.DATABASE_DESCRIPTION, 72, SENDER, AreaId.parse("0.0.0.1"), 0xfd28, 0),
            new DatabaseDescription(
                    1500,
                    new Options(0x42),
                    new DatabaseDescription.Flags(false, true, true),
                    123456,
                    List.of(LsaVector.ROUTER.header(), LsaVector.AS_EXTERNAL_TYPE_2.header())));

    static final PacketVector LINK_STATE_REQUEST = new PacketVector(
            "Link State Request for two LSAs",
            AnnotatedHex.octets("""
                    02 03 0030                 | version 2, Link State Request, 48 octets
                    c0a86484 00000000          | from 192.168.100.132, backbone
                    5eb2 0000                  | checksum, no authentication
                    00000000 00000000
                    00000001 c0a86484 c0a86484 | router-LSA 192.168.100.132 of itself
                    00000005 0a600000 c0a86484 | AS-external-LSA 10.96.0.0 of 192.168.100.132
                    """),
            new PacketHeader(PacketType.LINK_STATE_REQUEST, 48, SENDER, AreaId.BACKBONE, 0x5eb2, 0),
            new LinkStateRequest(List.of(
                    new LsaKey(LsType.ROUTER, LinkStateId.parse("192.168.100.132"), SENDER),
                    new LsaKey(LsType.AS_EXTERNAL, LinkStateId.parse("10.96.0.0"), SENDER))));

    static final PacketVector LINK_STATE_UPDATE = new PacketVector(
            "Link State Update with two LSAs",
            AnnotatedHex.octets("""
                    02 04 0064        | version 2, Link State Update, 100 octets
                    c0a86484 00000000 | from 192.168.100.132, backbone
                    6db6 0000         | checksum, no authentication
                    00000000 00000000
                    00000002          | 2 LSAs
                    0e0f 02 02 c0a86401 c0a86401 80000001 3f59 0024 | network-LSA
                    ffffff00 c0a86401 c0a86484 fffffffe
                    0000 02 05 0a600000 c0a86484 80000001 d74a 0024 | AS-external-LSA
                    fff00000 80 000003 00000000 00000000
                    """),
            new PacketHeader(PacketType.LINK_STATE_UPDATE, 100, SENDER, AreaId.BACKBONE, 0x6db6, 0),
            new LinkStateUpdate(List.of(lsa(LsaVector.NETWORK), lsa(LsaVector.AS_EXTERNAL_TYPE_2))));

    static final PacketVector LINK_STATE_ACKNOWLEDGMENT = new PacketVector(
            "Link State Acknowledgment of one LSA",
            AnnotatedHex.octets("""
                    02 05 002c        | version 2, Link State Acknowledgment, 44 octets
                    c0a86484 00000000 | from 192.168.100.132, backbone
                    e099 0000         | checksum, no authentication
                    00000000 00000000
                    0010 42 0a 01000001 0a000001 80000009 2ac6 001c | area opaque LSA
                    """),
            new PacketHeader(PacketType.LINK_STATE_ACKNOWLEDGMENT, 44, SENDER, AreaId.BACKBONE, 0xe099, 0),
            new LinkStateAcknowledgment(List.of(LsaVector.OPAQUE_AREA.header())));

    static List<PacketVector> all() {
        return List.of(HELLO, DATABASE_DESCRIPTION, LINK_STATE_REQUEST, LINK_STATE_UPDATE, LINK_STATE_ACKNOWLEDGMENT);
    }

    /** The LSA of a vector, made without its octets. */
    private static Lsa lsa(LsaVector vector) {
        return Lsa.originate(
                        vector.header().key(),
                        vector.header().options(),
                        vector.header().sequenceNumber(),
                        vector.body())
                .withAge(vector.header().age());
    }

    @Override
    public String toString() {
        return name;
    }
}
