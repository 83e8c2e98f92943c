package io.kubeospf.daemon.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.NeighborFilter;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.speaker.Input.PacketArrived;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.control.SpokenDaemon;
import io.kubeospf.daemon.loop.CommandAnswer;
import io.kubeospf.daemon.reload.ConfigStatus;
import io.kubeospf.daemon.transport.FrameFault;
import io.kubeospf.daemon.transport.TransportEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProtocolCollectorTest {
    private static final String PEER = "{area=\"0.0.0.0\",iface=\"eth0\",local_address=\"192.168.100.132\","
            + "neighbor=\"192.168.100.1\",remote_address=\"192.168.100.1\"}";
    private static final String ON_ETH0 = "{area=\"0.0.0.0\",iface=\"eth0\"}";
    private static final InterfaceConfig ETH0 = SpokenDaemon.broadcast("eth0", 0, 10);

    private final ScrapedDaemon scraped = new ScrapedDaemon(ETH0, SpokenDaemon.broadcast("eth1", 0, 10));
    private final SpokenDaemon daemon = scraped.daemon;

    @Test
    void aFullNeighborIsAt7AndCounted() {
        assertEquals(Optional.of("0.0"), scraped.value("kube_ospf_neighbors" + ON_ETH0));
        scraped.besideRouter();

        assertEquals(Optional.of("7.0"), scraped.value("kube_ospf_neighbor_state" + PEER));
        assertEquals(Optional.of("1.0"), scraped.value("kube_ospf_neighbors" + ON_ETH0));
        assertEquals(Optional.of("1.0"), scraped.value("kube_ospf_neighbor_adjacencies" + ON_ETH0));
        assertEquals(Optional.of("1"), scraped.value("kube_ospf_adjacency_duration_seconds_count{iface=\"eth0\"}"));
    }

    @Test
    void aNeighborThatWasFullStaysDownForAQuarterOfAnHourAndComesBackAsItself() {
        scraped.besideRouter();
        double changes = changesOfPeer();
        daemon.lan.unplug(SpokenDaemon.ADDRESS);

        assertEquals(Optional.of("1.0"), scraped.value("kube_ospf_neighbor_state" + PEER));
        assertEquals(changes + 1, changesOfPeer());
        scraped.after(Duration.ofMinutes(15).minusSeconds(1));
        assertEquals(Optional.of("1.0"), scraped.value("kube_ospf_neighbor_state" + PEER));
        scraped.after(Duration.ofSeconds(1));
        assertEquals(List.of(), scraped.series("kube_ospf_neighbor_state"));

        daemon.lan.plug(SpokenDaemon.ADDRESS);
        scraped.after(Duration.ofMinutes(2));
        assertEquals(Optional.of("7.0"), scraped.value("kube_ospf_neighbor_state" + PEER));
    }

    @Test
    void theChangesOfANeighborThatComesBackAreCountedOn() {
        scraped.besideRouter();
        double first = changesOfPeer();
        for (int loss = 1; loss <= 3; loss++) {
            daemon.lan.unplug(SpokenDaemon.ADDRESS);
            scraped.after(Duration.ofSeconds(50));
            daemon.lan.plug(SpokenDaemon.ADDRESS);
            scraped.after(Duration.ofMinutes(2));
            assertEquals(Optional.of("7.0"), scraped.value("kube_ospf_neighbor_state" + PEER));
            assertTrue(changesOfPeer() >= first + 6 * loss, scraped.text());
        }
    }

    private double changesOfPeer() {
        return Double.parseDouble(
                scraped.value("kube_ospf_neighbor_state_changes_total" + PEER).orElseThrow());
    }

    @Test
    void aNeighborThatNeverWasFullGoesAtOnce() {
        scraped.hello(new RouterId(7), ScrapedDaemon.PEER);
        assertEquals(1, scraped.series("kube_ospf_neighbor_state{").size());
        scraped.after(Duration.ofSeconds(41));
        assertEquals(List.of(), scraped.series("kube_ospf_neighbor_state"));
    }

    @Test
    void anInterfaceIsInOneOfItsStates() {
        daemon.lan.unplug(SpokenDaemon.ADDRESS);
        assertEquals(Optional.of("0.0"), scraped.value("kube_ospf_interface_up{iface=\"eth0\"}"));
        List<String> present = scraped.series("kube_ospf_interface_state{area=\"0.0.0.0\",iface=\"eth0\"").stream()
                .filter(series -> series.endsWith(" 1.0"))
                .toList();
        assertEquals(List.of("kube_ospf_interface_state{area=\"0.0.0.0\",iface=\"eth0\",state=\"down\"} 1.0"), present);
        assertEquals(
                7,
                scraped.series("kube_ospf_interface_state{area=\"0.0.0.0\",iface=\"eth0\"")
                        .size());
    }

    @Test
    void anInterfaceThatIsTakenAwayHasNoSeriesAndGoesOnCountingWhenItIsBack() {
        daemon.observations.received(new PacketArrived(
                "eth1", ScrapedDaemon.PEER, Ipv4Address.ALL_SPF_ROUTERS, Octets.of((byte) 2, (byte) 1)));
        String hellos = "kube_ospf_packets_received_total{iface=\"eth1\",type=\"hello\"}";
        assertEquals(Optional.of("1.0"), scraped.value(hellos));

        daemon.reconfigured(ETH0);
        assertEquals(
                List.of(),
                scraped.text().lines().filter(line -> line.contains("eth1")).toList());
        daemon.reconfigured(ETH0, SpokenDaemon.broadcast("eth1", 0, 10));
        assertEquals(Optional.of("1.0"), scraped.value(hellos));
    }

    @Test
    void aLostNeighborGoesWithItsInterface() {
        scraped.besideRouter();
        daemon.reconfigured(SpokenDaemon.broadcast("eth1", 0, 10));
        assertEquals(List.of(), scraped.series("kube_ospf_neighbor_state"));
    }

    @Test
    void nobodyIsMissedOnAnInterfaceThatBecomesPassive() {
        scraped.besideRouter();
        daemon.reconfigured(passive(ETH0));
        assertEquals(List.of(), scraped.series("kube_ospf_neighbor"));
    }

    @Test
    void whoIsNotAllowedAnyMoreIsNotMissed() {
        scraped.besideRouter();
        daemon.reconfigured(allowing(ETH0, "192.168.100.7/32"));
        assertEquals(List.of(), scraped.series("kube_ospf_neighbor_state"));
        assertEquals(Optional.of("0.0"), scraped.value("kube_ospf_neighbors" + ON_ETH0));
    }

    private static InterfaceConfig passive(InterfaceConfig usual) {
        return new InterfaceConfig(
                usual.name(),
                usual.type(),
                usual.cost(),
                usual.priority(),
                usual.helloInterval(),
                usual.deadInterval(),
                usual.retransmitInterval(),
                usual.transmitDelay(),
                usual.mtuIgnore(),
                true);
    }

    private static InterfaceConfig allowing(InterfaceConfig usual, String prefix) {
        return new InterfaceConfig(
                usual.name(),
                usual.type(),
                usual.cost(),
                usual.priority(),
                usual.helloInterval(),
                usual.deadInterval(),
                usual.retransmitInterval(),
                usual.transmitDelay(),
                usual.mtuIgnore(),
                usual.passive(),
                usual.ttlSecurity(),
                new NeighborFilter(List.of(Ipv4Prefix.parse(prefix))),
                usual.authentication());
    }

    @Test
    void aPointToPointNeighborThatMovesToAnotherAddressKeepsItsSeries() {
        ScrapedDaemon line = new ScrapedDaemon(pointToPoint());
        line.hello(new RouterId(7), ScrapedDaemon.PEER);
        List<String> before = line.series("kube_ospf_neighbor_state");
        line.hello(new RouterId(7), Ipv4Address.parse("192.168.100.2"));
        assertEquals(2, before.size());
        assertEquals(before, line.series("kube_ospf_neighbor_state"));
    }

    /** The test plays the events, for the neighbor acknowledges in the moment in which it is told. */
    @Test
    void anOutageIsNotTakenForTheTimeThatAnAnnouncementTakes() {
        scraped.besideRouter();
        String count = "kube_ospf_advertise_duration_seconds_count";
        assertEquals(Optional.of("1"), scraped.value(count));
        Ipv4Prefix prefix = Ipv4Prefix.parse("10.1.0.0/16");
        daemon.observations.heard(new Event.PrefixAdvertised(prefix, 3));
        daemon.lan.unplug(SpokenDaemon.ADDRESS);
        daemon.observations.heard(new Event.PrefixAcknowledged(prefix));
        assertEquals(Optional.of("1"), scraped.value(count));
    }

    @Test
    void theInterfacesOfTheConfigurationAreKnownWhileTheDaemonWaits() {
        scraped.besideRouter();
        assertEquals(Optional.of("1.0"), scraped.value("kube_ospf_interface_up{iface=\"eth0\"}"));
        daemon.speaks = false;
        assertEquals(Optional.of("0.0"), scraped.value("kube_ospf_interface_up{iface=\"eth0\"}"));
        assertEquals(Optional.of("0.0"), scraped.value("kube_ospf_neighbors" + ON_ETH0));
        assertEquals(Optional.of("0.0"), scraped.value("kube_ospf_neighbor_adjacencies" + ON_ETH0));
        assertEquals(List.of(), scraped.series("kube_ospf_neighbor_state"));
    }

    @Test
    void aPrefixHasItsSeriesAsLongAsItIsWanted() {
        String advertised = "kube_ospf_prefix_advertised{metric=\"3\",metric_type=\"2\",prefix=\"10.96.0.0/12\"}";
        String withheld = "kube_ospf_prefix_withheld{prefix=\"10.96.0.0/12\",reason=\"%s\"}";
        assertEquals(Optional.of("0.0"), scraped.value(advertised));
        assertEquals(Optional.of("1.0"), scraped.value(withheld.formatted("no-full-neighbor")));

        daemon.speaks = false;
        assertEquals(Optional.of("0.0"), scraped.value(advertised));
        assertEquals(Optional.of("1.0"), scraped.value(withheld.formatted("waiting")));

        daemon.speaks = true;
        scraped.besideRouter();
        assertEquals(Optional.of("1.0"), scraped.value(advertised));
        assertEquals(List.of(), scraped.series("kube_ospf_prefix_withheld"));
        assertEquals(Optional.of("1"), scraped.value("kube_ospf_advertise_duration_seconds_count"));

        assertEquals(
                new CommandAnswer.Done(),
                daemon.withdraw(Ipv4Prefix.parse("10.96.0.0/12")).join());
        assertEquals(List.of(), scraped.series("kube_ospf_prefix_advertised"));
    }

    @Test
    void theDatabaseIsCountedByType() {
        scraped.besideRouter();
        assertEquals(
                Optional.of("1.0"), scraped.value("kube_ospf_lsa_count{area=\"0.0.0.0\",type=\"AS-external-LSA\"}"));
        assertEquals(Optional.of("2.0"), scraped.value("kube_ospf_lsa_count{area=\"0.0.0.0\",type=\"router-LSA\"}"));
        assertEquals(Optional.of("1.0"), scraped.value("kube_ospf_lsa_originated_total{type=\"AS-external-LSA\"}"));
        assertEquals(Optional.of("1.0"), scraped.value("kube_ospf_lsa_received_total{type=\"network-LSA\"}"));
        assertEquals(Optional.of("0.0"), scraped.value("kube_ospf_lsa_contested_total{type=\"router-LSA\"}"));
    }

    @Test
    void aDatabaseThatIsFullIsSeenAndCountsWhatItRefuses() {
        assertEquals(Optional.of("100000.0"), scraped.value("kube_ospf_lsdb_max_lsas"));
        assertEquals(Optional.of("0.0"), scraped.value("kube_ospf_lsa_refused_total{iface=\"eth1\"}"));
        daemon.holding(10, ETH0);
        scraped.besideRouter();
        assertEquals(Optional.of("10.0"), scraped.value("kube_ospf_lsdb_max_lsas"));
        assertEquals(Optional.of("0.0"), scraped.value("kube_ospf_lsdb_overflow"));

        for (int router = 2; router < 14; router++) {
            daemon.withRouter("192.168.100." + router, 0, 1500, 10);
        }
        scraped.after(Duration.ofSeconds(60));
        assertEquals(Optional.of("1.0"), scraped.value("kube_ospf_lsdb_overflow"));
        double refused = daemon.view().orElseThrow().interfaces().get(0).refusedLsas();
        assertTrue(refused > 0);
        assertEquals(
                Optional.of(String.valueOf(refused)), scraped.value("kube_ospf_lsa_refused_total{iface=\"eth0\"}"));
    }

    @Test
    void whatIsDroppedIsCountedByReason() {
        daemon.observations.heard(
                new Event.PacketRefused("eth0", ScrapedDaemon.PEER, RefusalReason.MTU_MISMATCH, "9000", "1500"));
        daemon.observations.heard(new Event.PacketMalformed("eth0", ScrapedDaemon.PEER, Malformation.TRUNCATED, 3));
        daemon.observations.heard(new TransportEvent.FrameMalformed("eth0", FrameFault.TRUNCATED));
        daemon.observations.heard(new Event.LsaMalformed("eth0", ScrapedDaemon.PEER, Malformation.LSA_CHECKSUM, 3));
        daemon.observations.heard(new Event.LsaRefused(
                "eth0",
                ScrapedDaemon.PEER,
                new LsaKey(new LsType(12), new LinkStateId(1), new RouterId(1)),
                RefusalReason.LS_TYPE));
        daemon.observations.heard(new TransportEvent.ReceiveQueueFull("eth0"));
        daemon.observations.heard(new TransportEvent.SendFailed("eth0", ScrapedDaemon.PEER, "no"));
        assertEquals(
                List.of(
                        "ls-type\"} 1.0",
                        "lsa-checksum\"} 1.0",
                        "mtu-mismatch\"} 1.0",
                        "receive-queue-full\"} 1.0",
                        "send-failed\"} 1.0",
                        "truncated\"} 2.0"),
                scraped.series("kube_ospf_packets_dropped_total{iface=\"eth0\"").stream()
                        .map(series -> series.substring(series.indexOf("reason=\"") + 8))
                        .toList());
    }

    @Test
    void lsasThatAreSentAgainAreCounted() {
        daemon.observations.heard(new Event.LsasRetransmitted("eth0", new RouterId(1), ScrapedDaemon.PEER, 3));
        assertEquals(Optional.of("3.0"), scraped.value("kube_ospf_lsa_retransmitted_total{iface=\"eth0\"}"));
    }

    @Test
    void conflictsAreCountedFrom0() {
        assertEquals(Optional.of("0.0"), scraped.value("kube_ospf_router_id_conflicts_total{iface=\"eth1\"}"));
        daemon.observations.heard(new Event.RouterIdConflict("eth0", ScrapedDaemon.PEER, new RouterId(1)));
        daemon.observations.heard(new Event.DuplicateAddress("eth0", ScrapedDaemon.PEER, new RouterId(1)));
        assertEquals(Optional.of("1.0"), scraped.value("kube_ospf_router_id_conflicts_total{iface=\"eth0\"}"));
        assertEquals(Optional.of("1.0"), scraped.value("kube_ospf_address_conflicts_total{iface=\"eth0\"}"));
    }

    @Test
    void aFileThatCannotBeTakenMakesTheConfigurationStale() {
        Instant loaded = Instant.parse("2026-01-01T00:00:01.5Z");
        daemon.status = ConfigStatus.loaded(loaded);
        assertEquals(Optional.of("0.0"), scraped.value("kube_ospf_config_stale"));
        daemon.status = daemon.status.refused(loaded.plusSeconds(9), List.of("a problem"));
        assertEquals(Optional.of("1.0"), scraped.value("kube_ospf_config_stale"));
        assertEquals(Optional.of("1.0"), scraped.value("kube_ospf_config_loaded"));
        assertEquals(
                loaded.toEpochMilli() / 1000.0,
                Double.parseDouble(scraped.value("kube_ospf_config_last_reload_timestamp_seconds")
                        .orElseThrow()));
    }

    /** On a point-to-point interface every Router ID is another neighbor, so more of them can be made up than on a LAN. */
    @Test
    void whoeverMakesUpRoutersTypesAndLsasCannotMakeSeriesWithoutEnd() {
        ScrapedDaemon attacked = new ScrapedDaemon(pointToPoint());
        int before = attacked.series("").size();
        Random random = new Random(1);
        for (int packet = 0; packet < 5000; packet++) {
            attacked.hello(new RouterId(random.nextInt()), new Ipv4Address(0xc0a86400 | packet % 100 + 1));
            byte[] junk = new byte[60];
            random.nextBytes(junk);
            attacked.packet(ScrapedDaemon.PEER, Octets.of(junk));
            attacked.daemon.observations.heard(new Event.LsaInstalled(new LsaHeader(
                    1,
                    Options.NONE,
                    new LsType(packet % 256),
                    new LinkStateId(packet),
                    new RouterId(packet),
                    LsSequenceNumber.INITIAL,
                    0,
                    20)));
        }

        assertEquals(Optional.of("256.0"), attacked.value("kube_ospf_neighbors" + ON_ETH0));
        assertEquals(
                NameBudget.NAMES, attacked.series("kube_ospf_neighbor_state{").size());
        assertTrue(attacked.series("").size() < before + 2 * NameBudget.NAMES + 20, attacked.text());
        attacked.after(Duration.ofSeconds(41));
        assertTrue(attacked.series("").size() < before + 20, attacked.text());
    }

    /** One scrape may be small and Prometheus be flooded all the same: it keeps what it has seen in each. */
    @Test
    void whoeverMakesUpRoutersForHoursMakesSixtyFourNamesAnHour() {
        ScrapedDaemon attacked = new ScrapedDaemon(ETH0);
        Random random = new Random(1);
        Set<String> names = new TreeSet<>();
        int scrapes = 0;
        for (Duration time = Duration.ZERO; time.compareTo(Duration.ofHours(2)) < 0; time = time.plusMinutes(2)) {
            for (int router = 0; router < 256; router++) {
                attacked.hello(new RouterId(random.nextInt()), new Ipv4Address(0xc0a86400 | router % 100 + 1));
            }
            attacked.series("kube_ospf_neighbor_state{")
                    .forEach(series -> names.add(series.substring(0, series.indexOf(' '))));
            scrapes++;
            attacked.after(Duration.ofMinutes(2));
        }
        assertEquals(60, scrapes);
        assertEquals(2 * NameBudget.NAMES, names.size());
    }

    private static InterfaceConfig pointToPoint() {
        InterfaceConfig usual = InterfaceConfig.named("eth0");
        return new InterfaceConfig(
                "eth0",
                InterfaceType.POINT_TO_POINT,
                usual.cost(),
                0,
                Duration.ofSeconds(10),
                Duration.ofSeconds(40),
                usual.retransmitInterval(),
                usual.transmitDelay(),
                false,
                false);
    }
}
