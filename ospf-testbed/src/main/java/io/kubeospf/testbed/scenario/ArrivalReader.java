package io.kubeospf.testbed.scenario;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.net.TimeToLive;
import io.kubeospf.core.packet.OspfPacket;
import java.util.List;
import java.util.Optional;

/**
 * Reads how a packet arrives: {@code from 10.0.0.2 as 2.2.2.2 to 224.0.0.6 area 0.0.0.1 ttl 255: PACKET}. Without more words it
 * is from the neighbor that the scenario has named, to 224.0.0.5, in our area, with a TTL of 1.
 */
final class ArrivalReader {
    private static final Vocabulary<ArrivalReader> VOCABULARY = new Vocabulary<ArrivalReader>()
            .with("as", (reader, words) -> reader.sender = Optional.of(words.routerId()))
            .with("to", (reader, words) -> reader.destination = words.address())
            .with("area", (reader, words) -> reader.area = words.take("an area ID", AreaId::parse))
            .with("ttl", (reader, words) -> reader.timeToLive = words.number());

    private int timeToLive = TimeToLive.LINK_LOCAL;
    private Ipv4Address destination = Ipv4Address.ALL_SPF_ROUTERS;
    private Optional<RouterId> sender = Optional.empty();
    private AreaId area;

    private ArrivalReader(AreaId area) {
        this.area = area;
    }

    static Arrival read(ConfigDraft config, String interfaceName, Words words, List<Words> beneath) {
        ArrivalReader reader = new ArrivalReader(config.areaId());
        words.require("from");
        Ipv4Address source = words.address();
        while (!words.takeIf(":")) {
            VOCABULARY.readOne(words, reader);
        }
        RouterId sender = reader.sender
                .or(() -> config.routerIdOf(source))
                .orElseThrow(() -> new ScenarioSyntaxException(
                        words.place(), "expected 'as ROUTER-ID', or a line 'neighbor " + source + " is ROUTER-ID'"));
        List<Words> items =
                beneath.stream().filter(line -> !Damage.isMeant(line)).toList();
        Damage damage = new Damage();
        beneath.stream().filter(Damage::isMeant).forEach(damage::read);
        Recipe<OspfPacket> packet = PacketReader.read(words, items);
        return new Arrival(
                interfaceName, source, reader.destination, sender, reader.area, reader.timeToLive, packet, damage);
    }
}
