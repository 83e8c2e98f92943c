package io.kubeospf.daemon.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.ConfiguredAddress;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceConfigs;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.daemon.link.InterfaceAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSelectionTest {
    private static final InterfaceAddress OWN = global("192.168.100.132/24");
    private static final InterfaceAddress VIRTUAL = global("192.168.100.200/32");
    private static final InterfaceAddress OTHER = global("10.5.5.5/24");
    private static final InterfaceAddress LINK_LOCAL = withScope("169.254.10.5/16", InterfaceAddress.SCOPE_LINK);
    private static final Optional<Ipv4Address> NO_ROUTE = Optional.empty();
    private static final InterfaceConfig BROADCAST = InterfaceConfig.named("eth0");
    private static final InterfaceConfig PASSIVE = config(InterfaceType.BROADCAST, true, Optional.empty());
    private static final InterfaceConfig POINT_TO_POINT = config(InterfaceType.POINT_TO_POINT, false, Optional.empty());

    @Test
    void aHostAddressThatTheKernelListsFirstIsNotUsed() {
        assertChosen(OWN, AddressReason.FIRST, first(BROADCAST, VIRTUAL, OWN));
    }

    @Test
    void aLinkScopeAddressThatTheKernelListsFirstIsNotUsed() {
        assertChosen(OWN, AddressReason.FIRST, first(BROADCAST, LINK_LOCAL, OWN));
        assertChosen(
                OWN, AddressReason.FIRST, first(BROADCAST, withScope("10.9.9.9/24", InterfaceAddress.SCOPE_LINK), OWN));
    }

    /** dhcpcd and some images give it scope global. */
    @Test
    void anAddressOfRfc3927IsLinkLocalWhateverItsScope() {
        assertChosen(OWN, AddressReason.FIRST, first(BROADCAST, global("169.254.10.5/16"), OWN));
    }

    @Test
    void aHostAddressAloneIsNoReasonToSpeakOnABroadcastNetwork() {
        AddressChoice.NoneYet none = assertInstanceOf(AddressChoice.NoneYet.class, first(BROADCAST, VIRTUAL));
        assertEquals(LinkDownReason.HOST_ADDRESS, none.reason());
        assertTrue(none.sentence().contains("192.168.100.200/32"), none.sentence());
    }

    @Test
    void aLinkLocalAddressAloneIsNoReasonToSpeakOnABroadcastNetwork() {
        assertEquals(
                LinkDownReason.LINK_LOCAL_ADDRESS,
                assertInstanceOf(AddressChoice.NoneYet.class, first(BROADCAST, LINK_LOCAL))
                        .reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2/8", "0.0.0.0/0"})
    void anAddressThatNoOtherHostCanReachIsNone(String address) {
        assertEquals(
                LinkDownReason.NO_ADDRESS,
                assertInstanceOf(AddressChoice.NoneYet.class, first(PASSIVE, global(address)))
                        .reason());
    }

    @Test
    void aPassiveLoopbackAnnouncesItsHostAddressAndNothingLinkLocal() {
        InterfaceAddress loopback = withScope("127.0.0.1/8", InterfaceAddress.SCOPE_HOST);
        assertChosen(VIRTUAL, AddressReason.FIRST, first(PASSIVE, loopback, VIRTUAL));
        assertInstanceOf(AddressChoice.NoneYet.class, first(PASSIVE, loopback, LINK_LOCAL));
    }

    /** The inside addresses of cloud VPN tunnels are of 169.254.0.0/16. */
    @Test
    void aTunnelMayHaveAHostOrALinkLocalAddressWhenItHasNoOther() {
        InterfaceAddress inside = global("169.254.21.2/30");
        InterfaceAddress withPeer = new InterfaceAddress(
                Ipv4Address.parse("10.1.0.1"), 32, Ipv4Address.parse("10.1.0.2"), InterfaceAddress.SCOPE_GLOBAL, 0);
        assertChosen(inside, AddressReason.FIRST, first(POINT_TO_POINT, inside));
        assertChosen(withPeer, AddressReason.FIRST, first(POINT_TO_POINT, inside, withPeer));
        assertChosen(OWN, AddressReason.FIRST, first(POINT_TO_POINT, inside, withPeer, OWN));
    }

    @Test
    void anAddressOutsideItsPeersNetworkIsNotUsedOnABroadcastNetwork() {
        InterfaceAddress outside = new InterfaceAddress(
                Ipv4Address.parse("10.1.0.1"), 24, Ipv4Address.parse("10.2.0.1"), InterfaceAddress.SCOPE_GLOBAL, 0);
        assertInstanceOf(AddressChoice.NoneYet.class, first(BROADCAST, outside));
    }

    @Test
    void theSourceOfTheDefaultRouteIsUsedBeforeTheFirst() {
        assertChosen(
                OWN,
                AddressReason.DEFAULT_ROUTE,
                AddressSelection.first(BROADCAST, List.of(OTHER, OWN), Optional.of(OWN.address())));
        assertChosen(
                OTHER,
                AddressReason.FIRST,
                AddressSelection.first(BROADCAST, List.of(OTHER, OWN), Optional.of(VIRTUAL.address())));
    }

    @Test
    void theSourceOfTheDefaultRouteIsNotUsedWhenItIsAVirtualAddress() {
        assertChosen(
                OWN,
                AddressReason.FIRST,
                AddressSelection.first(BROADCAST, List.of(VIRTUAL, OWN), Optional.of(VIRTUAL.address())));
    }

    @Test
    void deprecatedAndSecondaryAddressesComeAfterOthers() {
        InterfaceAddress deprecated = withFlags("10.5.5.6/24", InterfaceAddress.DEPRECATED);
        InterfaceAddress secondary = withFlags("10.5.5.7/24", InterfaceAddress.SECONDARY);
        assertChosen(OWN, AddressReason.FIRST, first(BROADCAST, deprecated, secondary, OWN));
        assertChosen(deprecated, AddressReason.FIRST, first(BROADCAST, deprecated));
    }

    @Test
    void anAddressThatAnotherHostHasIsNotUsed() {
        assertChosen(
                OTHER,
                AddressReason.FIRST,
                first(BROADCAST, withFlags("192.168.100.132/24", InterfaceAddress.DUPLICATE), OTHER));
    }

    @Test
    void theAddressInUseStaysWhenAnotherIsListedFirstAndWhenItIsDeprecatedOrSecondary() {
        assertChosen(OWN, AddressReason.KEPT, choose(BROADCAST, using(OWN), OTHER, OWN));
        InterfaceAddress deprecated = withFlags("192.168.100.132/24", InterfaceAddress.DEPRECATED);
        assertChosen(deprecated, AddressReason.KEPT, choose(BROADCAST, using(OWN), OTHER, deprecated));
        InterfaceAddress secondary = withFlags("192.168.100.132/24", InterfaceAddress.SECONDARY);
        assertChosen(secondary, AddressReason.KEPT, choose(BROADCAST, using(OWN), OTHER, secondary));
    }

    @Test
    void theSuccessorOfARemovedAddressIsOneOfTheSameNetwork() {
        InterfaceAddress promoted = global("192.168.100.140/24");
        assertChosen(promoted, AddressReason.REMOVED, choose(BROADCAST, using(OWN), OTHER, promoted));
    }

    @Test
    void theSameAddressWithAnotherPrefixLengthIsAnotherNetwork() {
        InterfaceAddress wider = global("192.168.100.132/16");
        assertChosen(wider, AddressReason.PREFIX_LENGTH, choose(BROADCAST, using(OWN), wider));
        assertChosen(OWN, AddressReason.KEPT, choose(BROADCAST, using(OWN), wider, OWN));
    }

    @Test
    void aTunnelLeavesItsLinkLocalAddressAsSoonAsItHasABetterOne() {
        InterfaceAddress inside = global("169.254.21.2/30");
        assertChosen(OWN, AddressReason.BETTER_KIND, choose(POINT_TO_POINT, using(inside), inside, OWN));
    }

    @Test
    void anAddressThatHadNeighborsIsUsedAgainWhenItReturnsAndTheOtherHasNone() {
        AddressHistory history = new AddressHistory(Optional.of(OTHER), Optional.of(OWN), false, false, List.of());
        assertChosen(OWN, AddressReason.RETURNED, choose(BROADCAST, history, OTHER, OWN));
        AddressHistory working = new AddressHistory(Optional.of(OTHER), Optional.of(OWN), true, false, List.of());
        assertChosen(OTHER, AddressReason.KEPT, choose(BROADCAST, working, OTHER, OWN));
    }

    @Test
    void routersHeardInTheNetworkOfAnotherAddressMoveTheChoiceAfterADeadIntervalWithoutANeighbor() {
        List<Ipv4Address> router = List.of(Ipv4Address.parse("192.168.100.1"));
        assertChosen(OWN, AddressReason.NEIGHBORS, choose(BROADCAST, history(OTHER, false, true, router), OTHER, OWN));
        assertChosen(OTHER, AddressReason.KEPT, choose(BROADCAST, history(OTHER, false, false, router), OTHER, OWN));
    }

    @Test
    void aForgedHelloMovesNoChoiceThatHasANeighbor() {
        List<Ipv4Address> forged = List.of(Ipv4Address.parse("10.5.5.1"));
        assertChosen(OWN, AddressReason.KEPT, choose(BROADCAST, history(OWN, true, true, forged), OTHER, OWN));
    }

    @Test
    void aForgedHelloMovesNoChoiceToAnAddressOfALesserKind() {
        List<Ipv4Address> forged = List.of(Ipv4Address.parse("169.254.1.1"), Ipv4Address.parse("192.168.100.200"));
        AddressHistory silent = history(OWN, false, true, forged);
        assertChosen(OWN, AddressReason.KEPT, choose(BROADCAST, silent, LINK_LOCAL, VIRTUAL, OWN));
        assertChosen(OWN, AddressReason.KEPT, choose(POINT_TO_POINT, silent, LINK_LOCAL, VIRTUAL, OWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.5.5.5/24", "10.5.5.5"})
    void theConfiguredAddressIsUsedAndNoOther(String configured) {
        InterfaceConfig config = wanting(configured);
        assertChosen(OTHER, AddressReason.CONFIGURED, choose(config, using(OWN), OWN, OTHER));
        AddressChoice.NoneYet none = assertInstanceOf(AddressChoice.NoneYet.class, first(config, OWN, VIRTUAL));
        assertEquals(LinkDownReason.CONFIGURED_ADDRESS_ABSENT, none.reason());
        assertEquals(
                "address " + configured + " is configured, and it has 192.168.100.132/24, 192.168.100.200/32; add the"
                        + " address, or change address in the configuration",
                none.sentence());
    }

    @Test
    void theConfiguredAddressWithAnotherPrefixLengthIsAbsent() {
        assertInstanceOf(AddressChoice.NoneYet.class, first(wanting("10.5.5.5/16"), OTHER));
    }

    @Test
    void aConfiguredAddressMayBeSecondaryOrLinkLocal() {
        InterfaceAddress secondary = withFlags("10.5.5.7/24", InterfaceAddress.SECONDARY);
        assertChosen(secondary, AddressReason.CONFIGURED, first(wanting("10.5.5.7"), OTHER, secondary));
        assertChosen(LINK_LOCAL, AddressReason.CONFIGURED, first(wanting("169.254.10.5"), LINK_LOCAL, OWN));
    }

    @Test
    void aConfiguredHostAddressIsWaitedForOnABroadcastNetwork() {
        assertEquals(
                LinkDownReason.HOST_ADDRESS,
                assertInstanceOf(AddressChoice.NoneYet.class, first(wanting("192.168.100.200"), OWN, VIRTUAL))
                        .reason());
    }

    @Test
    void aLinkLocalAddressNamesNoRouter() {
        assertFalse(AddressSelection.mayNameRouter(LINK_LOCAL));
        assertTrue(AddressSelection.mayNameRouter(OWN));
    }

    private static void assertChosen(InterfaceAddress address, AddressReason reason, AddressChoice choice) {
        assertEquals(new AddressChoice.Chosen(address, reason), choice);
    }

    private static AddressChoice first(InterfaceConfig config, InterfaceAddress... addresses) {
        return AddressSelection.first(config, List.of(addresses), NO_ROUTE);
    }

    private static AddressChoice choose(InterfaceConfig config, AddressHistory history, InterfaceAddress... addresses) {
        return AddressSelection.choose(config, List.of(addresses), NO_ROUTE, history);
    }

    private static AddressHistory using(InterfaceAddress present) {
        return history(present, true, false, List.of());
    }

    private static AddressHistory history(
            InterfaceAddress present, boolean working, boolean silent, List<Ipv4Address> heard) {
        return new AddressHistory(Optional.of(present), Optional.empty(), working, silent, heard);
    }

    private static InterfaceConfig wanting(String address) {
        return config(InterfaceType.BROADCAST, false, Optional.of(ConfiguredAddress.parse(address)));
    }

    private static InterfaceConfig config(InterfaceType type, boolean passive, Optional<ConfiguredAddress> address) {
        InterfaceConfig typed = InterfaceConfigs.with(InterfaceConfig.named("eth0"), "type", type);
        return InterfaceConfigs.with(InterfaceConfigs.with(typed, "passive", passive), "address", address);
    }

    private static InterfaceAddress global(String text) {
        return withScope(text, InterfaceAddress.SCOPE_GLOBAL);
    }

    private static InterfaceAddress withScope(String text, int scope) {
        return address(text, scope, 0);
    }

    private static InterfaceAddress withFlags(String text, int flags) {
        return address(text, InterfaceAddress.SCOPE_GLOBAL, flags);
    }

    private static InterfaceAddress address(String text, int scope, int flags) {
        int slash = text.indexOf('/');
        Ipv4Address address = Ipv4Address.parse(text.substring(0, slash));
        return new InterfaceAddress(address, Integer.parseInt(text.substring(slash + 1)), address, scope, flags);
    }
}
