package io.kubeospf.daemon.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.output.Event;
import io.kubeospf.daemon.control.SpokenDaemon;
import io.kubeospf.daemon.transport.TransportEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is counted of each event. Whoever adds an event decides here. */
class ObservationsTest {
    private static final String DROPPED = "kube_ospf_packets_dropped_total";
    private static final InterfaceConfig ETH0 = SpokenDaemon.broadcast("eth0", 0, 10);

    /** By event: the metric that rises with it. */
    private static final Map<Class<?>, String> COUNTED = Map.ofEntries(
            Map.entry(Event.PacketMalformed.class, DROPPED),
            Map.entry(Event.PacketRefused.class, DROPPED),
            Map.entry(Event.LsaMalformed.class, DROPPED),
            Map.entry(Event.LsaFormatRefused.class, DROPPED),
            Map.entry(Event.LsaRefused.class, DROPPED),
            Map.entry(TransportEvent.FrameMalformed.class, DROPPED),
            Map.entry(TransportEvent.ReceiveQueueFull.class, DROPPED),
            Map.entry(TransportEvent.SendFailed.class, DROPPED),
            Map.entry(Event.LsaInstalled.class, "kube_ospf_lsa_received_total"),
            Map.entry(Event.LsaOriginated.class, "kube_ospf_lsa_originated_total"),
            Map.entry(Event.ExchangeStalled.class, "kube_ospf_neighbor_exchange_restarts_total"),
            Map.entry(Event.LsasRetransmitted.class, "kube_ospf_lsa_retransmitted_total"),
            Map.entry(Event.SelfOriginatedLsaReceived.class, "kube_ospf_lsa_contested_total"),
            Map.entry(Event.RouterIdConflict.class, "kube_ospf_router_id_conflicts_total"),
            Map.entry(Event.DuplicateAddress.class, "kube_ospf_address_conflicts_total"));

    /** Of these, two make one duration. */
    private static final Set<Class<?>> MEASURED = Set.of(
            Event.NeighborStateChanged.class,
            Event.PrefixAdvertised.class,
            Event.PrefixAcknowledged.class,
            Event.PrefixWithdrawn.class);

    /** With these nothing is dropped; what lasts of them is in the view, or in another event. */
    private static final Set<Class<?>> NOT_COUNTED = Set.of(
            Event.InterfaceUp.class,
            Event.InterfaceDown.class,
            Event.InterfaceStateChanged.class,
            Event.DesignatedRouterChanged.class,
            Event.NeighborExcluded.class,
            Event.NeighborDisplaced.class,
            Event.NeighborReplaced.class,
            Event.AcknowledgmentsMissing.class,
            Event.ExchangeRecovered.class,
            Event.UnexpectedNeighborEvent.class,
            Event.NeighborMtuSmaller.class,
            Event.NeighborMtuIgnored.class,
            Event.LsaFlushed.class,
            Event.LsaRemoved.class,
            Event.DatabaseOverflowBegan.class,
            Event.DatabaseOverflowEnded.class,
            Event.AuthenticationKeyInUse.class,
            Event.AuthenticationKeysExpired.class,
            Event.NoAuthenticationKey.class,
            Event.CryptographicSequenceWrapped.class,
            Event.ForwardingAddressUnusable.class,
            Event.PrefixLeftToRouter.class,
            Event.Stopped.class,
            TransportEvent.AddressAwaited.class,
            TransportEvent.AddressChanged.class,
            TransportEvent.AlternativeName.class,
            TransportEvent.OtherSpeakerFound.class,
            TransportEvent.OtherSpeakerGone.class,
            TransportEvent.InterfaceAwaited.class,
            TransportEvent.InterfaceUnsupported.class,
            TransportEvent.OpenFailed.class,
            TransportEvent.CaptureEnded.class);

    private final ScrapedDaemon scraped = new ScrapedDaemon(ETH0);

    @Test
    void ofEveryEventItIsDecidedWhetherItCounts() {
        assertEquals(
                names(Stream.of(Event.class, TransportEvent.class)
                        .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))),
                names(Stream.of(COUNTED.keySet(), MEASURED, NOT_COUNTED).flatMap(Set::stream)));
    }

    @ParameterizedTest
    @MethodSource("io.kubeospf.daemon.events.AnyEvent#ofProtocol")
    void anEventOfTheProtocolRaisesItsMetricAndNoOther(Event event) {
        List<String> before = values();
        scraped.daemon.observations.heard(event);
        assertEquals(expected(event), raisedSince(before));
    }

    @ParameterizedTest
    @MethodSource("io.kubeospf.daemon.events.AnyEvent#ofTransport")
    void anEventOfTheTransportRaisesItsMetricAndNoOther(TransportEvent event) {
        List<String> before = values();
        scraped.daemon.observations.heard(event);
        assertEquals(expected(event), raisedSince(before));
    }

    private static Set<String> expected(Object event) {
        return COUNTED.containsKey(event.getClass()) ? Set.of(COUNTED.get(event.getClass())) : Set.of();
    }

    private List<String> values() {
        return scraped.series("kube_ospf_");
    }

    private Set<String> raisedSince(List<String> before) {
        return values().stream()
                .filter(series -> !before.contains(series))
                .map(series -> series.substring(0, series.indexOf('{')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Stream<Class<?>> types) {
        return types.map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    }
}
