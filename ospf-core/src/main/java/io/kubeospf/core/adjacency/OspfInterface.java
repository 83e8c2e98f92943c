package io.kubeospf.core.adjacency;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkLayerAddress;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.schedule.NeighborKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** An interface that OSPF runs on, and its neighbors (RFC 2328 9). */
public final class OspfInterface {
    /** The octets of the IPv4 and OSPF headers, which every packet spends of the MTU. */
    private static final int HEADERS_LENGTH = 20 + 24;

    /** More than anybody puts on one network, few enough for whatever is done with each of them. */
    static final int MOST_NEIGHBORS = 256;

    private static final Comparator<Neighbor> LEAST_ADVANCED = Comparator.comparing(Neighbor::wasFull)
            .thenComparing(neighbor -> neighbor.state().isAtLeast(NeighborState.TWO_WAY))
            .thenComparing(neighbor ->
                    neighbor.lastChange().map(Neighbor.StateChange::at).orElse(Instant.MIN));

    private InterfaceConfig config;
    private final TreeMap<NeighborKey, Neighbor> neighbors = new TreeMap<>();

    private final TriggeredHelloLimit triggeredHellos = new TriggeredHelloLimit();

    private LinkStatus link = new LinkStatus.Down(LinkDownReason.NO_SUCH_INTERFACE);
    private InterfaceState state = InterfaceState.DOWN;
    private Ipv4Address designatedRouter = Ipv4Address.UNSPECIFIED;
    private Ipv4Address backupDesignatedRouter = Ipv4Address.UNSPECIFIED;
    private Optional<Event> keyStatus = Optional.empty();
    private long refusedLsas;

    public OspfInterface(InterfaceConfig config) {
        this.config = config;
    }

    public InterfaceConfig config() {
        return config;
    }

    void config(InterfaceConfig next) {
        config = next;
    }

    public String name() {
        return config.name();
    }

    public LinkStatus link() {
        return link;
    }

    void link(LinkStatus status) {
        link = status;
    }

    public InterfaceState state() {
        return state;
    }

    void state(InterfaceState next) {
        state = next;
    }

    /** Whether OSPF sends and receives here. */
    public boolean isUp() {
        return state != InterfaceState.DOWN && state != InterfaceState.LOOPBACK;
    }

    public boolean isPointToPoint() {
        return config.type() == InterfaceType.POINT_TO_POINT;
    }

    /**
     * The address, mask and MTU.
     *
     * @throws IllegalStateException when the interface is down
     */
    public LinkStatus.Up attributes() {
        if (link instanceof LinkStatus.Up up) {
            return up;
        }
        throw new IllegalStateException("interface " + name() + " is down");
    }

    public Ipv4Address address() {
        return attributes().address();
    }

    /** The address of the Designated Router, 0.0.0.0 for none. */
    public Ipv4Address designatedRouter() {
        return designatedRouter;
    }

    /** The address of the Backup Designated Router, 0.0.0.0 for none. */
    public Ipv4Address backupDesignatedRouter() {
        return backupDesignatedRouter;
    }

    void designatedRouters(Ipv4Address designated, Ipv4Address backup) {
        designatedRouter = designated;
        backupDesignatedRouter = backup;
    }

    /** Whether the interface is Designated Router or Backup: it then speaks to all, and hears what others tell those two. */
    public boolean isDesignatedOrBackup() {
        return state == InterfaceState.DR || state == InterfaceState.BACKUP;
    }

    /** Whether the neighbor is Designated Router or Backup in our own view. */
    public boolean isDesignatedOrBackup(Neighbor neighbor) {
        return neighbor.address().equals(designatedRouter) || neighbor.address().equals(backupDesignatedRouter);
    }

    /** Where LSAs and acknowledgments for all adjacent routers go (RFC 2328 13.3 (5), 13.5). */
    public Ipv4Address floodingDestination() {
        return isPointToPoint() || isDesignatedOrBackup() ? Ipv4Address.ALL_SPF_ROUTERS : Ipv4Address.ALL_D_ROUTERS;
    }

    /** Where packets for one neighbor go: point-to-point networks know no unicast (RFC 2328 8.1). */
    public Ipv4Address destinationOf(Neighbor neighbor) {
        return isPointToPoint() ? Ipv4Address.ALL_SPF_ROUTERS : neighbor.address();
    }

    /** Where a destination is on the network; empty for a group, and for a neighbor that has not shown it. */
    Optional<LinkLayerAddress> stationOf(Ipv4Address destination) {
        return neighbor(NeighborKey.byAddress(name(), destination)).flatMap(Neighbor::station);
    }

    /** How many octets of a packet's body fit into the MTU, beside the digest if there is one. */
    public int bodyRoom() {
        return attributes().mtu() - HEADERS_LENGTH - config.authentication().trailerLength();
    }

    /** What was last said of the key to send with. */
    Optional<Event> keyStatus() {
        return keyStatus;
    }

    void keyStatus(Optional<Event> said) {
        keyStatus = said;
    }

    /** How many LSAs from here the database had no room for, since the speaker began. */
    public long refusedLsas() {
        return refusedLsas;
    }

    void lsaRefused() {
        refusedLsas++;
    }

    TriggeredHelloLimit triggeredHellos() {
        return triggeredHellos;
    }

    /** Whether one neighbor more is within reason, and a Hello that lists it within the MTU. */
    boolean hasRoomForNeighbor() {
        return neighbors.size() < MOST_NEIGHBORS
                && Hello.FIXED_LENGTH + (neighbors.size() + 1) * Hello.NEIGHBOR_LENGTH <= bodyRoom();
    }

    /**
     * Who can make room for another neighbor: who was never Full rather than who was, then who does not list us, then who has been
     * longest without a step: one packet lifts whoever is made up to Exchange, where it stays, but who is real is soon Full. Nobody
     * who is Full.
     */
    Optional<Neighbor> leastAdvancedNeighbor() {
        return neighbors.values().stream()
                .filter(neighbor -> neighbor.state() != NeighborState.FULL)
                .min(LEAST_ADVANCED);
    }

    public Collection<Neighbor> neighbors() {
        return Collections.unmodifiableCollection(neighbors.values());
    }

    /** A copy, for callers whose work may remove neighbors. */
    List<Neighbor> neighborsNow() {
        return List.copyOf(neighbors.values());
    }

    public Optional<Neighbor> neighbor(NeighborKey key) {
        return Optional.ofNullable(neighbors.get(key));
    }

    /** How a router on this network is told apart. */
    public NeighborKey keyOf(Ipv4Address source, RouterId sender) {
        return isPointToPoint() ? NeighborKey.byRouterId(name(), sender) : NeighborKey.byAddress(name(), source);
    }

    void add(Neighbor neighbor) {
        neighbors.put(neighbor.key(), neighbor);
    }

    void remove(Neighbor neighbor) {
        neighbors.remove(neighbor.key());
    }

    /** The neighbor that is Designated Router, whatever its state. */
    public Optional<Neighbor> designatedNeighbor() {
        return neighbors.values().stream()
                .filter(neighbor -> neighbor.address().equals(designatedRouter))
                .findFirst();
    }

    public boolean hasFullNeighbor() {
        return neighbors.values().stream().anyMatch(neighbor -> neighbor.state() == NeighborState.FULL);
    }
}
