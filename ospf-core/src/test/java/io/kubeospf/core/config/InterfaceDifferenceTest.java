package io.kubeospf.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationAlgorithm;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InterfaceDifferenceTest {
    private static final InterfaceConfig ETH0 = InterfaceConfig.named("eth0");

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        "type",
                        InterfaceType.POINT_TO_POINT,
                        Consequence.RESTART,
                        "interface-type broadcast -> point-to-point"),
                Arguments.of("cost", 20, Consequence.ORIGINATION, "cost 10 -> 20"),
                Arguments.of("priority", 1, Consequence.ELECTION, "priority 0 -> 1"),
                Arguments.of("helloInterval", Duration.ofSeconds(5), Consequence.RESTART, "hello-interval 10 -> 5"),
                Arguments.of("deadInterval", Duration.ofSeconds(30), Consequence.RESTART, "dead-interval 40 -> 30"),
                Arguments.of(
                        "retransmitInterval", Duration.ofSeconds(4), Consequence.NONE, "retransmit-interval 5 -> 4"),
                Arguments.of("transmitDelay", Duration.ofSeconds(2), Consequence.NONE, "transmit-delay 1 -> 2"),
                Arguments.of("mtuIgnore", true, Consequence.NONE, "mtu-ignore false -> true"),
                Arguments.of("passive", true, Consequence.RESTART, "passive false -> true"),
                Arguments.of("ttlSecurity", true, Consequence.NONE, "ttl-security false -> true"),
                Arguments.of(
                        "neighbors",
                        new NeighborFilter(List.of(Ipv4Prefix.parse("10.0.0.0/8"), Ipv4Prefix.parse("10.1.1.1/32"))),
                        Consequence.NEIGHBORS,
                        "neighbors anybody -> 10.0.0.0/8, 10.1.1.1/32"),
                Arguments.of(
                        "address",
                        Optional.of(ConfiguredAddress.parse("10.1.1.1/24")),
                        Consequence.NONE,
                        "address chosen by the daemon -> 10.1.1.1/24"),
                Arguments.of(
                        "authentication",
                        Authentication.of(AuthenticationAlgorithm.MD5, 1, "secret"),
                        Consequence.NONE,
                        "authentication none -> md5 key 1"));
    }

    @Test
    void aKeyThatChangesUnderItsIdIsToldWithoutItsContent() {
        InterfaceConfig before = InterfaceConfigs.with(
                ETH0, "authentication", Authentication.of(AuthenticationAlgorithm.MD5, 1, "secret"));
        InterfaceConfig after = InterfaceConfigs.with(
                ETH0, "authentication", Authentication.of(AuthenticationAlgorithm.MD5, 1, "other"));

        assertEquals(
                List.of("authentication md5 key 1 -> md5 key 1 (other values)"),
                words(new InterfaceDifference(before, after)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void eachValueHasOneConsequence(String component, Object value, Consequence consequence, String words) {
        InterfaceDifference difference = new InterfaceDifference(ETH0, InterfaceConfigs.with(ETH0, component, value));

        assertEquals(List.of(words), words(difference));
        assertEquals(
                List.of(consequence),
                Arrays.stream(Consequence.values()).filter(difference::callsFor).toList());
    }

    @Test
    void noValueIsForgotten() {
        List<String> told = changes().map(row -> (String) row.get()[0]).toList();
        for (RecordComponent component : InterfaceConfig.class.getRecordComponents()) {
            assertTrue(
                    component.getName().equals("name") || told.contains(component.getName()),
                    "a new value of " + component.getName() + " would be overlooked");
        }
    }

    @Test
    void severalValuesHaveAllTheirConsequences() {
        InterfaceConfig next = InterfaceConfigs.with(InterfaceConfigs.with(ETH0, "cost", 20), "priority", 1);
        InterfaceDifference difference = new InterfaceDifference(ETH0, next);

        assertEquals(List.of("cost 10 -> 20", "priority 0 -> 1"), words(difference));
        assertTrue(difference.callsFor(Consequence.ORIGINATION));
        assertTrue(difference.callsFor(Consequence.ELECTION));
    }

    private static List<String> words(InterfaceDifference difference) {
        return difference.changes().stream().map(ValueChange::toString).toList();
    }
}
