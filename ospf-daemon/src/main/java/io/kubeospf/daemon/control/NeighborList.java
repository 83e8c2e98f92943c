package io.kubeospf.daemon.control;

import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.Stall;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.daemon.events.RefusedSender;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The neighbors, and below them why they are not full and who else is heard. */
record NeighborList(SpeakerView view, Instant now, List<RefusedSender> refused) implements Resource {
    private static final String NOTHING = "-";

    @Override
    public Iterator<JsonObject> items() {
        return view.neighbors().stream().map(this::object).iterator();
    }

    @Override
    public JsonObject beside() {
        List<JsonObject> others = refused.stream()
                .filter(sender -> view.neighbors().stream().noneMatch(neighbor -> isFrom(sender, neighbor)))
                .map(sender -> new JsonObject()
                        .put("interface", sender.interfaceName())
                        .put("address", sender.address())
                        .put("reason", sender.reason())
                        .put("age", Duration.between(sender.last(), now))
                        .put("count", sender.count()))
                .toList();
        return new JsonObject().put("refused", others).put("remarks", remarks());
    }

    @Override
    public Iterator<String> lines(int width) {
        TextTable table = new TextTable(
                        "Router ID",
                        "Address",
                        "Interface",
                        "State",
                        "Role",
                        "Pri",
                        "Full for",
                        "Dead in",
                        "Unacked",
                        "Changes",
                        "Last event")
                .onlyWide("Last event", "Changes")
                .leavingOut("Pri", "Unacked", "Dead in", "Role");
        view.neighbors()
                .forEach(neighbor -> table.add(
                        neighbor.routerId(),
                        neighbor.address(),
                        neighbor.interfaceName(),
                        neighbor.state(),
                        role(neighbor),
                        neighbor.priority(),
                        adjacencyAge(neighbor).map(Times::inWords).orElse(NOTHING),
                        deadTimer(neighbor).map(Times::inWords).orElse(NOTHING),
                        neighbor.retransmissionQueue(),
                        neighbor.stateChanges(),
                        neighbor.lastChange()
                                .<Object>map(Neighbor.StateChange::cause)
                                .orElse(NOTHING)));
        return Lines.of(view.neighbors().isEmpty() ? List.of("no neighbors") : table.lines(width), remarks(), width);
    }

    private List<String> remarks() {
        return new NeighborRemarks(view, refused).sentences();
    }

    private JsonObject object(NeighborView neighbor) {
        return new JsonObject()
                .put("interface", neighbor.interfaceName())
                .put("neighbor-router-id", neighbor.routerId())
                .put("address", neighbor.address())
                .put("state", neighbor.state())
                .put("priority", neighbor.priority())
                .put("dr-router-ip-addr", neighbor.designatedRouter())
                .put("bdr-router-ip-addr", neighbor.backupDesignatedRouter())
                .put("dead-timer", deadTimer(neighbor))
                .put("adjacency-age", adjacencyAge(neighbor))
                .put("state-changes", neighbor.stateChanges())
                .put("retransmission-queue", neighbor.retransmissionQueue())
                .put("stall", neighbor.stall().map(Stall::sign))
                .put("exchange-restarts", neighbor.stall().map(Stall::restarts))
                .put("last-event", neighbor.lastChange().map(Neighbor.StateChange::cause))
                .put(
                        "last-drop-reason",
                        refused.stream()
                                .filter(sender -> isFrom(sender, neighbor))
                                .map(RefusedSender::reason)
                                .findFirst());
    }

    static boolean isFrom(RefusedSender sender, NeighborView neighbor) {
        return sender.interfaceName().equals(neighbor.interfaceName())
                && sender.address().equals(neighbor.address());
    }

    private Optional<Duration> deadTimer(NeighborView neighbor) {
        return neighbor.deadAt()
                .map(at -> Duration.between(now, at))
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    private Optional<Duration> adjacencyAge(NeighborView neighbor) {
        return neighbor.lastChange()
                .filter(change -> neighbor.state() == NeighborState.FULL)
                .map(change -> Duration.between(change.at(), now));
    }

    private String role(NeighborView neighbor) {
        InterfaceView link = interfaceOf(view, neighbor);
        if (link.config().type() == InterfaceType.POINT_TO_POINT) {
            return NOTHING;
        }
        return role(neighbor.address(), link);
    }

    private static String role(Ipv4Address address, InterfaceView link) {
        if (address.equals(link.designatedRouter())) {
            return "dr";
        }
        return address.equals(link.backupDesignatedRouter()) ? "bdr" : "other";
    }

    static InterfaceView interfaceOf(SpeakerView view, NeighborView neighbor) {
        return view.interfaces().stream()
                .filter(link -> link.name().equals(neighbor.interfaceName()))
                .findFirst()
                .orElseThrow();
    }
}
