package io.kubeospf.daemon.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.OpaqueLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.lsa.SummaryLsa;
import io.kubeospf.core.lsa.TosMetric;
import io.kubeospf.core.lsa.UnknownLsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.Octets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LsaBodyObjectTest {
    private static final Ipv4Address OURS = Ipv4Address.parse("10.1.0.1");
    private static final NetworkMask MASK = NetworkMask.ofPrefixLength(16);
    private static final AsExternalLsa.Path PATH =
            new AsExternalLsa.Path(ExternalMetricType.TYPE_1, 0, 20, Ipv4Address.parse("10.1.0.9"), 0xffffffff);
    private static final AsExternalLsa.Path TOS_PATH =
            new AsExternalLsa.Path(ExternalMetricType.TYPE_2, 4, 30, Ipv4Address.UNSPECIFIED, 7);

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(
                        LsType.ROUTER,
                        new RouterLsa(
                                RouterLsa.BORDER | RouterLsa.HOST,
                                List.of(
                                        RouterLink.pointToPoint(RouterId.parse("10.0.0.2"), OURS, 10),
                                        RouterLink.stub(OURS, MASK, 20),
                                        new RouterLink(
                                                RouterLink.Type.VIRTUAL,
                                                LinkStateId.parse("10.0.0.3"),
                                                OURS.value(),
                                                30,
                                                List.of(new TosMetric(8, 5))))),
                        """
                        {"router-bits":["abr-bit","host-bit"],"links":[\
                        {"type":"point-to-point-link","link-id":"10.0.0.2","link-data":"10.1.0.1","metric":10},\
                        {"type":"stub-network-link","link-id":"10.1.0.0","link-data":"255.255.0.0","metric":20},\
                        {"type":"virtual-link","link-id":"10.0.0.3","link-data":"10.1.0.1","metric":30,\
                        "tos-metrics":[{"tos":8,"metric":5}]}]}
                        """),
                Arguments.of(
                        LsType.NETWORK,
                        new NetworkLsa(MASK, List.of(RouterId.parse("10.0.0.2"), RouterId.parse("10.0.0.3"))),
                        """
                        {"network-mask":"255.255.0.0","attached-routers":["10.0.0.2","10.0.0.3"]}
                        """),
                Arguments.of(LsType.SUMMARY_NETWORK, new SummaryLsa(MASK, 16777215, List.of()), """
                        {"network-mask":"255.255.0.0","metric":16777215}
                        """),
                Arguments.of(LsType.SUMMARY_ASBR, new SummaryLsa(NetworkMask.NONE, 5, List.of()), """
                        {"network-mask":"0.0.0.0","metric":5}
                        """),
                Arguments.of(LsType.AS_EXTERNAL, new AsExternalLsa(MASK, List.of(PATH, TOS_PATH)), """
                        {"network-mask":"255.255.0.0","metric":20,"metric-type":1,"forwarding-address":"10.1.0.9",\
                        "external-route-tag":4294967295,"tos-paths":[{"tos":4,"metric":30,"metric-type":2,\
                        "forwarding-address":"0.0.0.0","external-route-tag":7}]}
                        """),
                Arguments.of(LsType.NSSA_EXTERNAL, new AsExternalLsa(MASK, List.of(PATH)), """
                        {"network-mask":"255.255.0.0","metric":20,"metric-type":1,"forwarding-address":"10.1.0.9",\
                        "external-route-tag":4294967295}
                        """),
                Arguments.of(LsType.OPAQUE_AREA, new OpaqueLsa(Octets.of((byte) 0xca, (byte) 0xfe)), """
                        {"opaque-type":4,"opaque-id":513,"information":"cafe"}
                        """),
                Arguments.of(new LsType(200), new UnknownLsa(Octets.of((byte) 1)), """
                        {"information":"01"}
                        """));
    }

    @Test
    void tellsPeopleOfWhatIsInsideAsWell() {
        JsonObject tos = new JsonObject().put("tos", 8).put("metric", 5);
        JsonObject link = new JsonObject()
                .put("type", "virtual-link")
                .put("tos-metrics", List.of(tos, new JsonObject().put("tos", 16)))
                .put("nothing", Optional.empty());
        assertEquals("type virtual-link, tos-metrics (tos 8, metric 5; tos 16)", link.inWords());
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void decodesEveryKindOfBody(LsType type, LsaBody body, String json) {
        LsaKey key = new LsaKey(type, LinkStateId.parse("4.0.2.1"), RouterId.parse("10.0.0.1"));
        Lsa lsa = Lsa.originate(key, Options.NONE, LsSequenceNumber.INITIAL, body);
        assertEquals(json, LsaBodyObject.of(lsa).text());
    }
}
