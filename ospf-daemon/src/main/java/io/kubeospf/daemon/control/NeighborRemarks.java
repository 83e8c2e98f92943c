package io.kubeospf.daemon.control;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.adjacency.Stall;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.daemon.events.RefusedSender;
import io.kubeospf.daemon.events.StallSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why adjacencies are not as one would wish: a sentence for each cause, with the remedy. */
record NeighborRemarks(SpeakerView view, List<RefusedSender> refused) {

    /** Empty when every interface has neighbors, all are full, and the database has room for what they send. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        view.interfaces().forEach(link -> ofInterface(link).ifPresent(sentences::add));
        view.neighbors().stream()
                .filter(neighbor -> neighbor.state() != NeighborState.FULL
                        || neighbor.stall().isPresent())
                .map(this::ofNeighbor)
                .forEach(sentences::add);
        refused.stream()
                .filter(sender ->
                        view.neighbors().stream().noneMatch(neighbor -> NeighborList.isFrom(sender, neighbor)))
                .map(NeighborRemarks::ofRefused)
                .forEach(sentences::add);
        if (view.room().overflow().isPresent()) {
            sentences.add(DatabaseRoomWords.sentence(view));
        }
        return sentences;
    }

    /** Of an interface without neighbors: why there are none. */
    Optional<String> onInterface(InterfaceView link) {
        return ofInterface(link)
                .or(() -> refusedOn(link).stream()
                        .map(NeighborRemarks::ofRefused)
                        .reduce((one, other) -> one + "; " + other));
    }

    private static String ofRefused(RefusedSender sender) {
        return sender.address() + " on " + sender.interfaceName() + " is heard and refused: " + sender.reason();
    }

    private Optional<String> ofInterface(InterfaceView link) {
        if (link.link() instanceof LinkStatus.Down down) {
            return Optional.of(link.name() + " is down: " + down.reason());
        }
        if (link.config().passive()) {
            return Optional.empty();
        }
        if (link.state() == InterfaceState.WAITING) {
            return Optional.of(link.name() + " is waiting: for up to "
                    + Times.inWords(link.config().deadInterval())
                    + " after it came up it listens for who is Designated Router");
        }
        if (hasNoDesignatedRouter(link)) {
            return Optional.of(link.name() + " has no Designated Router, and without one nobody becomes full: no router"
                    + " there has a priority above 0; give one of them a priority of 1 or more");
        }
        if (allowsNobody(link)) {
            return Optional.of("nobody can be a neighbor on " + link.name() + ": allowed are addresses from "
                    + link.config().neighbors()
                    + " alone, and none of them is on its network; correct neighbors: { allow: [...] }");
        }
        if (neighborsOn(link).isEmpty() && refusedOn(link).isEmpty()) {
            return Optional.of("nobody is heard on " + link.name() + "; look whether a router there runs OSPF in area "
                    + view.areaId() + ", and whether something between filters IP protocol 89 or 224.0.0.5");
        }
        return Optional.empty();
    }

    /** Only routers that hear each other elect one. */
    private boolean hasNoDesignatedRouter(InterfaceView link) {
        return link.state() == InterfaceState.DR_OTHER
                && neighborsOn(link).stream().anyMatch(neighbor -> neighbor.state() == NeighborState.TWO_WAY)
                && link.designatedRouter().equals(Ipv4Address.UNSPECIFIED)
                && link.backupDesignatedRouter().equals(Ipv4Address.UNSPECIFIED);
    }

    /** Routers of a point-to-point network may have addresses of any. */
    private static boolean allowsNobody(InterfaceView link) {
        return link.config().type() == InterfaceType.BROADCAST
                && link.link() instanceof LinkStatus.Up up
                && up.mask().prefixLength().isPresent()
                && !link.config()
                        .neighbors()
                        .allowsAnyOf(Ipv4Prefix.containing(
                                up.address(), up.mask().prefixLength().getAsInt()));
    }

    private List<NeighborView> neighborsOn(InterfaceView link) {
        return view.neighbors().stream()
                .filter(neighbor -> neighbor.interfaceName().equals(link.name()))
                .toList();
    }

    private List<RefusedSender> refusedOn(InterfaceView link) {
        return refused.stream()
                .filter(sender -> sender.interfaceName().equals(link.name()))
                .toList();
    }

    private String ofNeighbor(NeighborView neighbor) {
        String state = neighbor.routerId() + " (" + neighbor.address() + ") on " + neighbor.interfaceName() + " is "
                + neighbor.state();
        Optional<String> drop = refused.stream()
                .filter(sender -> NeighborList.isFrom(sender, neighbor))
                .map(RefusedSender::reason)
                .findFirst();
        return state
                + drop.map(reason -> ": " + reason)
                        .or(() -> neighbor.stall().map(NeighborRemarks::ofStall))
                        .orElseGet(() -> because(neighbor));
    }

    private static String ofStall(Stall stall) {
        return ", and the database exchange does not advance: " + StallSentences.cause(stall.sign(), stall.lsas())
                + " (restarts so far: " + stall.restarts() + "); " + StallSentences.remedy(stall.sign());
    }

    private String because(NeighborView neighbor) {
        return switch (neighbor.state()) {
            case DOWN, ATTEMPT -> ": nothing is heard of it any more";
            case INIT ->
                ": we hear it, but its Hellos do not list us; look whether ours reach it, and in its log why it"
                        + " refuses them";
            case TWO_WAY -> twoWay(neighbor);
            case EX_START ->
                ": master and slave of the database exchange are not settled; if it stays so, compare the"
                        + " MTUs (ours is " + mtu(neighbor) + ") and look into its log";
            case EXCHANGE -> ": the databases are being compared";
            case LOADING ->
                ": it has yet to send " + neighbor.requestQueue() + " LSAs; if it stays so, look for lost packets";
            case FULL -> "";
        };
    }

    private String twoWay(NeighborView neighbor) {
        InterfaceView link = NeighborList.interfaceOf(view, neighbor);
        if (link.config().type() == InterfaceType.POINT_TO_POINT || link.state() == InterfaceState.WAITING) {
            return ": the database exchange is about to begin";
        }
        if (hasNoDesignatedRouter(link)) {
            return ": there is no Designated Router";
        }
        String full = Stream.of(link.designatedRouter(), link.backupDesignatedRouter())
                .filter(router -> !router.isUnspecified())
                .map(Ipv4Address::toString)
                .collect(Collectors.joining(", "));
        return " by design: neither of us is Designated Router or Backup of the network, and one becomes full with those"
                + " only (" + full + ")";
    }

    private String mtu(NeighborView neighbor) {
        return NeighborList.interfaceOf(view, neighbor).link() instanceof LinkStatus.Up up
                ? Integer.toString(up.mtu())
                : "unknown";
    }
}
