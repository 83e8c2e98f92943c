package io.kubeospf.testbed.fuzz;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.DatabaseDescription.Flags;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import java.util.ArrayList;
import java.util.List;

/** Makes packets that fit into the conversation, or nearly so. */
final class PacketForgery {
    private static final int HELLO_INTERVAL = 10;
    private static final int DEAD_INTERVAL = 40;

    private final Cast cast;
    private final Overheard overheard;
    private final LsaForgery lsas;

    PacketForgery(Cast cast, Overheard overheard) {
        this.cast = cast;
        this.overheard = overheard;
        this.lsas = new LsaForgery(cast, overheard);
    }

    OspfPacket one(Choices choices) {
        return switch (choices.below(8)) {
            case 0, 1 -> hello(choices);
            case 2 -> description(choices);
            case 3 -> new LinkStateRequest(keys(choices));
            case 4 -> new LinkStateAcknowledgment(headers(choices));
            default -> new LinkStateUpdate(lsas.some(choices));
        };
    }

    private Hello hello(Choices choices) {
        int odd = choices.octet();
        List<RouterId> heard = new ArrayList<>();
        if ((odd & 1) == 0) {
            heard.add(cast.tested().routerId());
        }
        return new Hello(
                Station.MASK,
                (odd & 0xe0) == 0xe0 ? choices.octet() : HELLO_INTERVAL,
                options(choices),
                choices.below(3),
                DEAD_INTERVAL,
                choices.of(cast.addresses()),
                choices.of(cast.addresses()),
                heard);
    }

    private DatabaseDescription description(Choices choices) {
        int bits = choices.octet();
        Flags flags = new Flags((bits & 4) != 0, (bits & 2) != 0, (bits & 1) != 0);
        List<LsaHeader> headers = flags.init() ? List.of() : headers(choices);
        int mtu = (bits & 0xe0) == 0xe0 ? choices.number16() : Station.MTU;
        return new DatabaseDescription(mtu, options(choices), flags, descriptionNumber(choices), headers);
    }

    private int descriptionNumber(Choices choices) {
        int theirs =
                overheard.description().map(DatabaseDescription::sequenceNumber).orElse(0);
        return theirs + choices.of(List.of(0, 1, 2, -1, 1000));
    }

    private List<LsaHeader> headers(Choices choices) {
        List<LsaHeader> known = overheard.lsas().stream().map(Lsa::header).toList();
        return choices.flag() ? known : lsas.headers(choices);
    }

    private List<LsaKey> keys(Choices choices) {
        List<LsaKey> known = overheard.lsas().stream().map(Lsa::key).toList();
        return choices.flag() ? known : lsas.keys(choices);
    }

    private Options options(Choices choices) {
        int added = choices.octet();
        return cast.tested().areaType().options().with(new Options(added >= 0xc0 ? added : 0));
    }

    /** To all, to the Designated Routers, to the router itself, or elsewhere. */
    static Ipv4Address destination(Ipv4Address tested, Choices choices) {
        return choices.of(List.of(Ipv4Address.ALL_SPF_ROUTERS, tested, Ipv4Address.ALL_D_ROUTERS, Cast.ALLY_ADDRESS));
    }
}
