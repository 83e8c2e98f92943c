package io.kubeospf.core.lsa;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.AnnotatedHex;
import io.kubeospf.core.wire.Octets;
import java.util.List;

/** An LSA as octets, and what these say. The checksums were computed by another program. */
public record LsaVector(String name, Octets octets, LsaHeader header, LsaBody body) {
    private static final Options E = Options.EXTERNAL_ROUTING;

    public static final LsaVector ROUTER = new LsaVector(
            "router-LSA with every type of link and a TOS metric",
            AnnotatedHex.octets("""
                    0001 02 01        | age 1, E, router-LSA
                    c0a86484 c0a86484 | 192.168.100.132, of itself
                    80000005          | sequence number
                    5b8d 004c         | checksum, 76 octets
                    83 00 0004        | host, AS boundary, area border; 4 links
                    0a000002 0a000c01 | to 10.0.0.2 over 10.0.12.1
                    01 00 ffff        |   point-to-point, metric 65535
                    c0a86401 c0a86484 | to the network of 192.168.100.1
                    02 01 000a        |   transit, 1 TOS metric, metric 10
                    08 00 0014        |     TOS 8, metric 20
                    c0a80700 ffffff00 | to 192.168.7.0/24
                    03 00 0001        |   stub, metric 1
                    0a000009 0a000c01 | to 10.0.0.9 over 10.0.12.1
                    04 00 0005        |   virtual, metric 5
                    """),
            header(1, E, LsType.ROUTER, "192.168.100.132", "192.168.100.132", 0x80000005, 0x5b8d, 76),
            new RouterLsa(
                    RouterLsa.HOST | RouterLsa.EXTERNAL | RouterLsa.BORDER,
                    List.of(
                            RouterLink.pointToPoint(RouterId.parse("10.0.0.2"), Ipv4Address.parse("10.0.12.1"), 65535),
                            new RouterLink(
                                    RouterLink.Type.TRANSIT,
                                    LinkStateId.parse("192.168.100.1"),
                                    Ipv4Address.parse("192.168.100.132").value(),
                                    10,
                                    List.of(new TosMetric(8, 20))),
                            RouterLink.stub(Ipv4Address.parse("192.168.7.1"), NetworkMask.ofPrefixLength(24), 1),
                            new RouterLink(
                                    RouterLink.Type.VIRTUAL,
                                    LinkStateId.parse("10.0.0.9"),
                                    Ipv4Address.parse("10.0.12.1").value(),
                                    5,
                                    List.of()))));

    public static final LsaVector NETWORK = new LsaVector(
            "network-LSA with three routers",
            AnnotatedHex.octets("""
                    0e0f 02 02        | age 3599, E, network-LSA
                    c0a86401 c0a86401 | 192.168.100.1, of itself
                    80000001          | sequence number
                    3f59 0024         | checksum, 36 octets
                    ffffff00          | /24
                    c0a86401          | attached: 192.168.100.1
                    c0a86484          |   192.168.100.132
                    fffffffe          |   255.255.255.254
                    """),
            header(3599, E, LsType.NETWORK, "192.168.100.1", "192.168.100.1", 0x80000001, 0x3f59, 36),
            new NetworkLsa(
                    NetworkMask.ofPrefixLength(24),
                    List.of(
                            RouterId.parse("192.168.100.1"),
                            RouterId.parse("192.168.100.132"),
                            RouterId.parse("255.255.255.254"))));

    public static final LsaVector SUMMARY_NETWORK = new LsaVector(
            "summary-LSA of a network with TOS metrics",
            AnnotatedHex.octets("""
                    0064 22 03        | age 100, DC E, summary-LSA (network)
                    ac100000 0a000001 | 172.16.0.0, of 10.0.0.1
                    80000002          | sequence number
                    a7ad 0024         | checksum, 36 octets
                    fff00000          | /12
                    00 fffffe         | metric 16777214
                    02 000007         | TOS 2, metric 7
                    1e ffffff         | TOS 30, metric 16777215
                    """),
            header(100, new Options(0x22), LsType.SUMMARY_NETWORK, "172.16.0.0", "10.0.0.1", 0x80000002, 0xa7ad, 36),
            new SummaryLsa(
                    NetworkMask.ofPrefixLength(12),
                    16777214,
                    List.of(new TosMetric(2, 7), new TosMetric(30, 16777215))));

    public static final LsaVector SUMMARY_ASBR = new LsaVector(
            "summary-LSA of an AS boundary router",
            AnnotatedHex.octets("""
                    0000 00 04        | age 0, no options, summary-LSA (ASBR)
                    0a000063 0a000001 | 10.0.0.99, of 10.0.0.1
                    8000ffff          | sequence number
                    8151 001c         | checksum, 28 octets
                    00000000          | a mask that says nothing
                    00 000014         | metric 20
                    """),
            header(0, Options.NONE, LsType.SUMMARY_ASBR, "10.0.0.99", "10.0.0.1", 0x8000ffff, 0x8151, 28),
            new SummaryLsa(NetworkMask.NONE, 20, List.of()));

    public static final LsaVector AS_EXTERNAL_TYPE_2 = new LsaVector(
            "AS-external-LSA of a cluster's service network",
            AnnotatedHex.octets("""
                    0000 02 05        | age 0, E, AS-external-LSA
                    0a600000 c0a86484 | 10.96.0.0, of 192.168.100.132
                    80000001          | sequence number
                    d74a 0024         | checksum, 36 octets
                    fff00000          | /12
                    80 000003         | type 2, TOS 0, metric 3
                    00000000          | forward to the originator
                    00000000          | no tag
                    """),
            header(0, E, LsType.AS_EXTERNAL, "10.96.0.0", "192.168.100.132", 0x80000001, 0xd74a, 36),
            new AsExternalLsa(
                    NetworkMask.ofPrefixLength(12),
                    List.of(new AsExternalLsa.Path(ExternalMetricType.TYPE_2, 0, 3, Ipv4Address.UNSPECIFIED, 0))));

    public static final LsaVector AS_EXTERNAL_WITH_TOS = new LsaVector(
            "AS-external-LSA of type 1 with another path for a TOS",
            AnnotatedHex.octets("""
                    8064 22 05        | age 100 that does not grow, DC E, AS-external-LSA
                    cb007100 0a000002 | 203.0.113.0, of 10.0.0.2
                    7ffffffe          | sequence number
                    8070 0030         | checksum, 48 octets
                    ffffff80          | /25
                    00 000014         | type 1, TOS 0, metric 20
                    c0a86409 0000fde8 |   forward to 192.168.100.9, tag 65000
                    9e fffffe         | type 2, TOS 30, metric 16777214
                    00000000 ffffffff |   forward to the originator, tag ffffffff
                    """),
            header(0x8064, new Options(0x22), LsType.AS_EXTERNAL, "203.0.113.0", "10.0.0.2", 0x7ffffffe, 0x8070, 48),
            new AsExternalLsa(
                    NetworkMask.ofPrefixLength(25),
                    List.of(
                            new AsExternalLsa.Path(
                                    ExternalMetricType.TYPE_1, 0, 20, Ipv4Address.parse("192.168.100.9"), 65000),
                            new AsExternalLsa.Path(
                                    ExternalMetricType.TYPE_2, 30, 16777214, Ipv4Address.UNSPECIFIED, -1))));

    public static final LsaVector NSSA = new LsaVector(
            "NSSA-LSA of the default route",
            AnnotatedHex.octets("""
                    0002 08 07        | age 2, P, NSSA-LSA
                    00000000 0a000003 | 0.0.0.0, of 10.0.0.3
                    80000003          | sequence number
                    1f84 0024         | checksum, 36 octets
                    00000000          | /0
                    80 000001         | type 2, TOS 0, metric 1
                    0a000c01 00000000 | forward to 10.0.12.1, no tag
                    """),
            header(2, new Options(0x08), LsType.NSSA_EXTERNAL, "0.0.0.0", "10.0.0.3", 0x80000003, 0x1f84, 36),
            new AsExternalLsa(
                    NetworkMask.NONE,
                    List.of(new AsExternalLsa.Path(
                            ExternalMetricType.TYPE_2, 0, 1, Ipv4Address.parse("10.0.12.1"), 0))));

    public static final LsaVector OPAQUE_LINK = new LsaVector(
            "link-local opaque LSA: graceful restart",
            AnnotatedHex.octets("""
                    0001 42 09        | age 1, O E, link-local opaque LSA
                    03000000 c0a86484 | opaque type 3, ID 0, of 192.168.100.132
                    80000001          | sequence number
                    6571 002c         | checksum, 44 octets
                    0001 0004 00000078    | grace period 120 s
                    0002 0001 01 000000   | reason, padded
                    0003 0004 c0a86484    | address
                    """),
            header(1, new Options(0x42), LsType.OPAQUE_LINK, "3.0.0.0", "192.168.100.132", 0x80000001, 0x6571, 44),
            new OpaqueLsa(AnnotatedHex.octets("0001 0004 00000078 0002 0001 01 000000 0003 0004 c0a86484")));

    public static final LsaVector OPAQUE_AREA = new LsaVector(
            "area opaque LSA: traffic engineering",
            AnnotatedHex.octets("""
                    0010 42 0a         | age 16, O E, area opaque LSA
                    01000001 0a000001  | opaque type 1, ID 1, of 10.0.0.1
                    80000009           | sequence number
                    2ac6 001c          | checksum, 28 octets
                    0001 0004 0a000001 | router address
                    """),
            header(16, new Options(0x42), LsType.OPAQUE_AREA, "1.0.0.1", "10.0.0.1", 0x80000009, 0x2ac6, 28),
            new OpaqueLsa(AnnotatedHex.octets("0001 0004 0a000001")));

    public static final LsaVector OPAQUE_AS = new LsaVector(
            "AS opaque LSA of contents that only their users understand",
            AnnotatedHex.octets("""
                    0000 42 0b         | age 0, O E, AS opaque LSA
                    04000000 0a000002  | opaque type 4, ID 0, of 10.0.0.2
                    80000001           | sequence number
                    1d6a 0018          | checksum, 24 octets
                    00ff8001           | for others
                    """),
            header(0, new Options(0x42), LsType.OPAQUE_AS, "4.0.0.0", "10.0.0.2", 0x80000001, 0x1d6a, 24),
            new OpaqueLsa(AnnotatedHex.octets("00ff8001")));

    public static final LsaVector UNKNOWN = new LsaVector(
            "LSA of type 8, odd in length",
            AnnotatedHex.octets("""
                    0007 02 08        | age 7, E, external attributes
                    c0a86400 0a000001 | 192.168.100.0, of 10.0.0.1
                    80000002          | sequence number
                    413f 0019         | checksum, 25 octets
                    00 ff 80 7f 01    | what nobody here understands
                    """),
            header(7, E, new LsType(8), "192.168.100.0", "10.0.0.1", 0x80000002, 0x413f, 25),
            new UnknownLsa(AnnotatedHex.octets("00 ff 80 7f 01")));

    public static List<LsaVector> all() {
        return List.of(
                ROUTER,
                NETWORK,
                SUMMARY_NETWORK,
                SUMMARY_ASBR,
                AS_EXTERNAL_TYPE_2,
                AS_EXTERNAL_WITH_TOS,
                NSSA,
                OPAQUE_LINK,
                OPAQUE_AREA,
                OPAQUE_AS,
                UNKNOWN);
    }

    @Override
    public String toString() {
        return name;
    }

    private static LsaHeader header(
            int age,
            Options options,
            LsType type,
            String linkStateId,
            String advertisingRouter,
            int sequenceNumber,
            int checksum,
            int length) {
        return new LsaHeader(
                age,
                options,
                type,
                LinkStateId.parse(linkStateId),
                RouterId.parse(advertisingRouter),
                new LsSequenceNumber(sequenceNumber),
                checksum,
                length);
    }
}
