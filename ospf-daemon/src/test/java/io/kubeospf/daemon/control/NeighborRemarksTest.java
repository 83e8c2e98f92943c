package io.kubeospf.daemon.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.NeighborFilter;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.StallSign;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationAlgorithm;
import io.kubeospf.daemon.StalledNeighbor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reason for which an adjacency does not come up, as it is told. */
class NeighborRemarksTest {
    private static final AreaId AREA = AreaId.parse("0.0.0.1");
    private static final NeighborFilter ALLOWED = new NeighborFilter(List.of(Ipv4Prefix.parse("192.168.100.2/32")));
    private static final Duration MINUTE = Duration.ofSeconds(60);

    @Test
    void nothingWhenAllIsWell() {
        SpokenDaemon daemon =
                new SpokenDaemon().withRouter("192.168.100.1", 1, 1500, 10).after(MINUTE);
        assertEquals(List.of(), remarks(daemon));
    }

    @Test
    void aNeighborIsFullForUsAndWeAreNotFullForTheNeighbor() {
        assertEquals(
                List.of("192.168.100.1 (192.168.100.1) on eth0 is full, and the database exchange does not advance: the"
                        + " neighbor requests AS-external-LSA 10.96.0.0 of 192.168.100.132 again and again, which we"
                        + " send, so it is not full with us (restarts so far: 2); look into its log for an LSA that it"
                        + " refuses, and for lost large packets"),
                new NeighborRemarks(StalledNeighbor.view(Optional.of(StallSign.REQUEST_REPEATED)), List.of())
                        .sentences());
    }

    @ParameterizedTest
    @EnumSource
    void noStallOfAnExchangeIsBlamedOnTheMtuButThatOfItsOpening(StallSign sign) {
        String remark = new NeighborRemarks(StalledNeighbor.view(Optional.of(sign)), List.of())
                .sentences()
                .get(0);
        assertEquals(sign == StallSign.OPENING_UNANSWERED, remark.contains("MTU"), remark);
    }

    @Test
    void theDatabaseIsFull() {
        SpokenDaemon daemon = new SpokenDaemon(SpokenDaemon.broadcast("eth0", 0, 10))
                .holding(10, SpokenDaemon.broadcast("eth0", 0, 10))
                .withRouter("192.168.100.1", 1, 1500, 10)
                .after(MINUTE);
        for (int i = 2; i < 14; i++) {
            daemon.withRouter("192.168.100." + i, 0, 1500, 10);
        }
        daemon.after(MINUTE);
        String remark = remarks(daemon).get(remarks(daemon).size() - 1);
        assertTrue(remark.startsWith("the database is full (10 LSAs of others of max-lsas 10): "), remark);
        assertTrue(
                remark.endsWith(
                        " LSAs were not taken, the first from 192.168.100.1 (192.168.100.1) on eth0; look for who"
                                + " makes them (show database), or raise max-lsas under lsdb"),
                remark);
    }

    @Test
    void nobodyIsHeard() {
        assertEquals(
                List.of("nobody is heard on eth0; look whether a router there runs OSPF in area 0.0.0.0, and whether"
                        + " something between filters IP protocol 89 or 224.0.0.5"),
                remarks(new SpokenDaemon().after(MINUTE)));
    }

    @Test
    void nobodyOfTheNetworkIsAllowed() {
        NeighborFilter elsewhere = new NeighborFilter(List.of(Ipv4Prefix.parse("10.0.0.0/8")));
        SpokenDaemon daemon = new SpokenDaemon(SpokenDaemon.guarded("eth0", false, elsewhere))
                .withRouter("192.168.100.1", 1, 1500, 10)
                .after(MINUTE);
        assertEquals(
                "nobody can be a neighbor on eth0: allowed are addresses from 10.0.0.0/8 alone, and none of them is on"
                        + " its network; correct neighbors: { allow: [...] }",
                remarks(daemon).get(0));
        assertEquals(2, remarks(daemon).size(), "and who is refused for it");
    }

    @Test
    void theLinkIsDown() {
        SpokenDaemon daemon = new SpokenDaemon().after(MINUTE);
        daemon.lan.unplug(SpokenDaemon.ADDRESS);
        assertEquals(List.of("eth0 is down: the link is down"), remarks(daemon));
    }

    @Test
    void anInterfaceThatCanBeDesignatedRouterWaits() {
        SpokenDaemon daemon = new SpokenDaemon(SpokenDaemon.broadcast("eth0", 1, 10));
        assertEquals(
                List.of("eth0 is waiting: for up to 40s after it came up it listens for who is Designated Router"),
                remarks(daemon));
    }

    @Test
    void nobodyCanBeDesignatedRouter() {
        SpokenDaemon daemon =
                new SpokenDaemon().withRouter("192.168.100.1", 0, 1500, 10).after(MINUTE);
        assertEquals(
                List.of(
                        "eth0 has no Designated Router, and without one nobody becomes full: no router there has a priority"
                                + " above 0; give one of them a priority of 1 or more",
                        "192.168.100.1 (192.168.100.1) on eth0 is 2-way: there is no Designated Router"),
                remarks(daemon));
    }

    @Test
    void twoRoutersThatAreNotDesignatedStayAt2WayByDesign() {
        SpokenDaemon daemon = new SpokenDaemon()
                .withRouter("192.168.100.1", 1, 1500, 10)
                .withRouter("192.168.100.2", 0, 1500, 10)
                .after(MINUTE);
        assertEquals(
                List.of(
                        "192.168.100.2 (192.168.100.2) on eth0 is 2-way by design: neither of us is Designated Router or"
                                + " Backup of the network, and one becomes full with those only (192.168.100.1)"),
                remarks(daemon));
    }

    @Test
    void helloIntervalsDiffer() {
        SpokenDaemon daemon =
                new SpokenDaemon().withRouter("192.168.100.1", 1, 1500, 5).after(MINUTE);
        assertEquals(1, remarks(daemon).size());
        String remark = remarks(daemon).get(0);
        assertTrue(
                remark.startsWith(
                        "192.168.100.1 on eth0 is heard and refused: its HelloInterval differs (theirs 5 s, ours"
                                + " 10 s); "),
                remark);
    }

    @Test
    void theirMtuIsLarger() {
        SpokenDaemon daemon =
                new SpokenDaemon().withRouter("192.168.100.1", 1, 9000, 10).after(MINUTE);
        String remark = remarks(daemon).get(0);
        assertTrue(remark.startsWith("192.168.100.1 (192.168.100.1) on eth0 is exstart: "), remark);
        assertTrue(remark.contains("9000") && remark.contains("1500"), remark);
    }

    @Test
    void ourMtuIsLarger() {
        SpokenDaemon daemon =
                new SpokenDaemon().withRouter("192.168.100.1", 1, 1400, 10).after(MINUTE);
        String remark = remarks(daemon).get(0);
        assertTrue(remark.startsWith("192.168.100.1 (192.168.100.1) on eth0 is exstart: "), remark);
        assertTrue(remark.contains("1400") && remark.contains("1500"), remark);
    }

    static Stream<Arguments> differences() {
        InterfaceConfig plain = SpokenDaemon.broadcast("eth0", 0, 10);
        RouterId theirs = RouterId.parse("192.168.100.1");
        InterfaceConfig sha = authenticated(AuthenticationAlgorithm.HMAC_SHA_256, 1, "secret");
        return Stream.of(
                Arguments.of(plain, router(theirs, AREA, AreaType.NORMAL, plain), 16, "its network mask differs ("),
                Arguments.of(
                        plain,
                        router(theirs, AreaId.parse("0.0.0.7"), AreaType.NORMAL, plain),
                        24,
                        "its area differs (theirs 0.0.0.7, ours 0.0.0.1); "),
                Arguments.of(plain, router(theirs, AREA, AreaType.STUB, plain), 24, "its area type differs ("),
                Arguments.of(
                        plain,
                        router(new RouterId(SpokenDaemon.ADDRESS.value()), AREA, AreaType.NORMAL, plain),
                        24,
                        "its Router ID is ours"),
                Arguments.of(
                        SpokenDaemon.guarded("eth0", true, NeighborFilter.ANYBODY),
                        router(theirs, AREA, AreaType.NORMAL, plain),
                        24,
                        "its TTL is not that of a packet sent on this network (theirs 1, ours 255); let its sender use"
                                + " ttl-security as well (BIRD: ttl security yes; FRR has no such setting), or do without"
                                + " it here"),
                Arguments.of(
                        SpokenDaemon.guarded("eth0", false, ALLOWED),
                        router(theirs, AREA, AreaType.NORMAL, plain),
                        24,
                        "its source is not among the neighbors that are allowed here (theirs 192.168.100.1, ours"
                                + " 192.168.100.2/32); add it to neighbors: { allow: [...] } if it should be one"),
                Arguments.of(
                        sha,
                        router(theirs, AREA, AreaType.NORMAL, plain),
                        24,
                        "its authentication type differs (theirs none, ours "),
                Arguments.of(
                        sha,
                        router(
                                theirs,
                                AREA,
                                AreaType.NORMAL,
                                authenticated(AuthenticationAlgorithm.HMAC_SHA_256, 2, "secret")),
                        24,
                        "its key id is none of ours (theirs "),
                Arguments.of(
                        sha,
                        router(
                                theirs,
                                AREA,
                                AreaType.NORMAL,
                                authenticated(AuthenticationAlgorithm.HMAC_SHA_256, 1, "other")),
                        24,
                        "its digest is wrong"),
                Arguments.of(
                        sha,
                        router(theirs, AREA, AreaType.NORMAL, authenticated(AuthenticationAlgorithm.MD5, 1, "secret")),
                        24,
                        "its algorithm is not that of the key (theirs md5, ours "));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void theyAreConfiguredOtherwise(InterfaceConfig ours, RouterConfig theirs, int prefixLength, String why) {
        SpokenDaemon daemon = new SpokenDaemon(AREA, ours)
                .withRouter(theirs, "192.168.100.1", NetworkMask.ofPrefixLength(prefixLength))
                .after(MINUTE);
        List<String> remarks = remarks(daemon);
        assertEquals(1, remarks.size(), remarks.toString());
        assertTrue(remarks.get(0).startsWith("192.168.100.1 on eth0 is heard and refused: " + why), remarks.get(0));
    }

    @Test
    void somebodyRepeatsTheirPackets() {
        InterfaceConfig sha = authenticated(AuthenticationAlgorithm.HMAC_SHA_256, 1, "secret");
        RouterConfig theirs = router(RouterId.parse("192.168.100.1"), AREA, AreaType.NORMAL, sha);
        SpokenDaemon daemon = new SpokenDaemon(AREA, sha)
                .withRouter(theirs, "192.168.100.1", NetworkMask.ofPrefixLength(24))
                .after(MINUTE);
        daemon.lan.repeatFirst("192.168.100.1", SpokenDaemon.ADDRESS);
        String remark = remarks(daemon).get(1);
        assertTrue(
                remark.startsWith("192.168.100.1 (192.168.100.1) on eth0 is 2-way: its sequence number is too low"),
                remark);
    }

    private static InterfaceConfig authenticated(AuthenticationAlgorithm algorithm, int id, String key) {
        return SpokenDaemon.authenticated("eth0", Authentication.of(algorithm, id, key));
    }

    private static RouterConfig router(RouterId id, AreaId area, AreaType type, InterfaceConfig link) {
        return new RouterConfig(id, area, type, List.of(link), List.of());
    }

    @Test
    void theyDoNotHearUs() {
        SpokenDaemon daemon = new SpokenDaemon();
        daemon.lan.deafen("192.168.100.1");
        daemon.withRouter("192.168.100.1", 1, 1500, 10).after(MINUTE);
        assertEquals(
                List.of("192.168.100.1 (192.168.100.1) on eth0 is init: we hear it, but its Hellos do not list us; look"
                        + " whether ours reach it, and in its log why it refuses them"),
                remarks(daemon));
    }

    private static List<String> remarks(SpokenDaemon daemon) {
        return new NeighborRemarks(daemon.view().orElseThrow(), daemon.refusedSenders()).sentences();
    }
}
