package io.kubeospf.daemon.metrics;

import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.RoomView;
import java.util.List;
import java.util.stream.Stream;

/** The link state database, and how it comes to be as it is. */
final class LsaFamilies {
    private LsaFamilies() {}

    static List<Family> all() {
        return List.of(
                new Family(
                        Family.Type.UNTYPED,
                        "kube_ospf_lsa_count",
                        "LSAs in the link state database.",
                        LsaFamilies::inDatabase),
                Family.counter(
                        "kube_ospf_lsa_originated_total",
                        "Instances of LSAs that were originated here, refreshes among them.",
                        scrape -> byType(scrape.observed().originated)),
                Family.counter(
                        "kube_ospf_lsa_received_total",
                        "Instances of LSAs that came from neighbors, were new and were taken into the database.",
                        scrape -> byType(scrape.observed().received)),
                Family.counter(
                        "kube_ospf_lsa_retransmitted_total",
                        "LSAs that went to a neighbor again, because it did not acknowledge them in time.",
                        scrape -> InterfaceFamilies.ofEach(scrape, counts -> counts.retransmittedLsas.sum())),
                Family.counter(
                        "kube_ospf_lsa_contested_total",
                        "Instances of LSAs in our name that a neighbor had and that were newer than ours.",
                        scrape -> byType(scrape.observed().contested)),
                Family.gauge(
                        "kube_ospf_lsdb_max_lsas",
                        "How many LSAs of other routers the database is to hold, where a long one counts as several.",
                        scrape -> room(scrape).map(room -> Series.of(room.maxLsas()))),
                Family.gauge(
                        "kube_ospf_lsdb_overflow",
                        "Whether the database is full, so that LSAs of other routers are refused (1), or not (0).",
                        scrape -> room(scrape)
                                .map(room -> Series.of(room.overflow().isPresent()))),
                Family.counter(
                        "kube_ospf_lsa_refused_total",
                        "LSAs from neighbors that the database had no room for.",
                        scrape ->
                                scrape.interfaces().map(link -> Series.of(link.refusedLsas(), "iface", link.name()))));
    }

    private static Stream<RoomView> room(Scrape scrape) {
        return scrape.view().stream().map(SpeakerView::room);
    }

    private static Stream<Series> inDatabase(Scrape scrape) {
        return scrape.view().stream().flatMap(view -> {
            LsaCounts present = new LsaCounts();
            view.lsaCounts().forEach(present::add);
            return present.byType().entrySet().stream()
                    .map(entry -> Series.of(entry.getValue(), "area", scrape.area(), "type", entry.getKey()));
        });
    }

    private static Stream<Series> byType(LsaCounts counts) {
        return counts.byType().entrySet().stream().map(entry -> Series.of(entry.getValue(), "type", entry.getKey()));
    }
}
