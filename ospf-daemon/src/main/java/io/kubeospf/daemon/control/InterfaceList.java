package io.kubeospf.daemon.control;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.NeighborFilter;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The interfaces that take part. */
record InterfaceList(SpeakerView view) implements Resource {
    private static final String NOTHING = "-";

    @Override
    public Iterator<JsonObject> items() {
        return view.interfaces().stream().map(this::object).iterator();
    }

    @Override
    public JsonObject beside() {
        return new JsonObject()
                .put("router-id", view.routerId())
                .put("area", view.areaId())
                .put("area-type", view.areaType());
    }

    @Override
    public Iterator<String> lines(int width) {
        TextTable table = new TextTable(
                        "Name",
                        "Address",
                        "State",
                        "Cost",
                        "MTU",
                        "Pri",
                        "Hello/Dead",
                        "Neighbors",
                        "Full",
                        "DR",
                        "Backup")
                .onlyWide("Backup", "DR")
                .leavingOut("Pri", "MTU", "Hello/Dead", "Cost");
        view.interfaces()
                .forEach(link -> table.add(
                        link.name(),
                        up(link).map(InterfaceList::network).orElse(NOTHING),
                        link.state(),
                        link.config().cost(),
                        up(link).<Object>map(LinkStatus.Up::mtu).orElse(NOTHING),
                        link.config().priority(),
                        link.config().helloInterval().toSeconds() + "/"
                                + link.config().deadInterval().toSeconds(),
                        neighbors(link).count(),
                        adjacencies(link),
                        orNothing(link.designatedRouter()),
                        orNothing(link.backupDesignatedRouter())));
        List<String> lines = new ArrayList<>(
                List.of("router ID " + view.routerId() + ", area " + view.areaId() + " (" + view.areaType() + ")", ""));
        lines.addAll(table.lines(width));
        return Lines.of(lines, remarks(), width);
    }

    private static Object orNothing(Ipv4Address address) {
        return address.isUnspecified() ? NOTHING : address;
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (InterfaceView link : view.interfaces()) {
            if (link.link() instanceof LinkStatus.Down down) {
                remarks.add(link.name() + " is down: " + down.reason());
            }
            if (link.config().passive()) {
                remarks.add(link.name() + " is passive: its network is announced, and no OSPF spoken there");
            }
            if (link.config().ttlSecurity()) {
                remarks.add(link.name() + " sends and takes packets with a TTL of 255 alone (ttl-security)");
            }
            if (!link.config().neighbors().equals(NeighborFilter.ANYBODY)) {
                remarks.add(
                        link.name() + " allows neighbors from " + link.config().neighbors() + " alone");
            }
            link.config()
                    .address()
                    .ifPresent(address -> remarks.add(link.name() + " uses address " + address + " and no other"));
            if (!link.config().authentication().equals(Authentication.NONE)) {
                remarks.add(
                        link.name() + " authenticates packets: " + link.config().authentication());
            }
        }
        return remarks;
    }

    private JsonObject object(InterfaceView link) {
        return new JsonObject()
                .put("name", link.name())
                .put("address", up(link).map(LinkStatus.Up::address))
                .put("network-mask", up(link).map(LinkStatus.Up::mask))
                .put("configured-address", link.config().address())
                .put("interface-type", link.config().type())
                .put("state", link.state())
                .put("passive", link.config().passive())
                .put("cost", link.config().cost())
                .put("mtu", up(link).map(LinkStatus.Up::mtu))
                .put("priority", link.config().priority())
                .put("hello-interval", link.config().helloInterval())
                .put("dead-interval", link.config().deadInterval())
                .put("dr-router-ip-addr", link.designatedRouter())
                .put("bdr-router-ip-addr", link.backupDesignatedRouter())
                .put("neighbors", neighbors(link).count())
                .put("adjacencies", adjacencies(link))
                .put("refused-lsas", link.refusedLsas())
                .put("ttl-security", link.config().ttlSecurity())
                .put("allowed-neighbors", link.config().neighbors().allowed())
                .put("authentication", link.config().authentication());
    }

    private static Optional<LinkStatus.Up> up(InterfaceView link) {
        return link.link() instanceof LinkStatus.Up up ? Optional.of(up) : Optional.empty();
    }

    private static String network(LinkStatus.Up up) {
        return up.mask().prefixLength().isPresent()
                ? up.address() + "/" + up.mask().prefixLength().getAsInt()
                : up.address() + " mask " + up.mask();
    }

    private Stream<NeighborView> neighbors(InterfaceView link) {
        return view.neighbors().stream()
                .filter(neighbor -> neighbor.interfaceName().equals(link.name()));
    }

    private long adjacencies(InterfaceView link) {
        return neighbors(link)
                .filter(neighbor -> neighbor.state() == NeighborState.FULL)
                .count();
    }
}
