package io.kubeospf.daemon.metrics;

import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The interfaces of the configuration, and what goes in and out there. */
final class InterfaceFamilies {
    private InterfaceFamilies() {}

    static List<Family> all() {
        return List.of(
                Family.gauge(
                        "kube_ospf_interface_up",
                        "Whether the machine's interface can carry packets (1) or not (0).",
                        scrape -> scrape.configuredInterfaces()
                                .map(configured -> Series.of(scrape.isUp(configured), "iface", configured.name()))),
                Family.gauge(
                        "kube_ospf_interface_state",
                        "State of the interface in OSPF: 1 for the one that it is in, 0 for the others.",
                        scrape -> scrape.interfaces().flatMap(link -> states(scrape, link))),
                Family.counter(
                        "kube_ospf_packets_received_total",
                        "OSPF packets that came in by the interface, also those that were dropped.",
                        scrape -> by("type", scrape, counts -> counts.received.byType())),
                Family.counter(
                        "kube_ospf_packets_sent_total",
                        "OSPF packets that were handed to the interface.",
                        scrape -> by("type", scrape, counts -> counts.sent.byType())),
                Family.counter(
                        "kube_ospf_packets_dropped_total",
                        "Packets that were not taken or not sent; for reasons of an LSA, one LSA of a packet.",
                        scrape -> by("reason", scrape, InterfaceCounts::droppedByReason)),
                Family.counter(
                        "kube_ospf_router_id_conflicts_total",
                        "Authentic packets of another router that uses our Router ID.",
                        scrape -> ofEach(scrape, counts -> counts.routerIdConflicts.sum())),
                Family.counter(
                        "kube_ospf_address_conflicts_total",
                        "Authentic packets of another router that uses our address.",
                        scrape -> ofEach(scrape, counts -> counts.addressConflicts.sum())));
    }

    private static Stream<Series> states(Scrape scrape, InterfaceView link) {
        return Arrays.stream(InterfaceState.values())
                .map(state -> Series.of(
                        link.state() == state, "area", scrape.area(), "iface", link.name(), "state", state.toString()));
    }

    static Stream<Series> ofEach(Scrape scrape, Function<InterfaceCounts, Long> value) {
        return scrape.interfaces().map(link -> Series.of(value.apply(scrape.counts(link)), "iface", link.name()));
    }

    private static Stream<Series> by(String label, Scrape scrape, Function<InterfaceCounts, Map<String, Long>> values) {
        return scrape.interfaces()
                .flatMap(link -> values.apply(scrape.counts(link)).entrySet().stream()
                        .map(entry -> Series.of(entry.getValue(), "iface", link.name(), label, entry.getKey())));
    }
}
