package io.kubeospf.core.adjacency;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LinkStateDatabase;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The one area that this router is in: who we are there, our interfaces, and the database (RFC 2328 5, 6). */
public final class Area {
    private final RouterId routerId;
    private final AreaId areaId;
    private final AreaType type;
    private final Map<String, OspfInterface> interfaces = new LinkedHashMap<>();
    private final LinkStateDatabase database;
    private final DatabaseOverflow overflow;
    private final MessageGeneration generation;

    /**
     * An area whose interfaces are down.
     *
     * @param generation makes what is sent
     */
    public Area(RouterConfig config, MessageGeneration generation, Outbox outbox) {
        this.routerId = config.routerId();
        this.areaId = config.areaId();
        this.type = config.areaType();
        this.generation = generation;
        this.database = new LinkStateDatabase(routerId);
        this.overflow = new DatabaseOverflow(this, outbox, config.maxLsas());
        for (InterfaceConfig interfaceConfig : config.interfaces()) {
            add(interfaceConfig);
        }
    }

    void add(InterfaceConfig interfaceConfig) {
        interfaces.put(interfaceConfig.name(), new OspfInterface(interfaceConfig));
    }

    void arrange(List<InterfaceConfig> order) {
        for (InterfaceConfig next : order) {
            find(next.name()).ifPresent(ospfInterface -> {
                // What is put in again comes last.
                interfaces.remove(ospfInterface.name());
                interfaces.put(ospfInterface.name(), ospfInterface);
            });
        }
    }

    void remove(OspfInterface ospfInterface) {
        interfaces.remove(ospfInterface.name());
    }

    public RouterId routerId() {
        return routerId;
    }

    public AreaId areaId() {
        return areaId;
    }

    public AreaType type() {
        return type;
    }

    public LinkStateDatabase database() {
        return database;
    }

    /** What becomes of LSAs that the database has no room for. */
    public DatabaseOverflow overflow() {
        return overflow;
    }

    /** In the order of the configuration. */
    public Collection<OspfInterface> interfaces() {
        return Collections.unmodifiableCollection(interfaces.values());
    }

    public Optional<OspfInterface> find(String interfaceName) {
        return Optional.ofNullable(interfaces.get(interfaceName));
    }

    /**
     * An interface of the configuration.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public OspfInterface require(String interfaceName) {
        return find(interfaceName)
                .orElseThrow(() -> new IllegalArgumentException("OSPF does not run on " + interfaceName));
    }

    /** Whether any neighbor compares or loads its database, so that old LSAs may still arrive (RFC 2328 13 (4), 14). */
    public boolean anyNeighborSynchronizing() {
        return neighbors().anyMatch(Neighbor::isSynchronizing);
    }

    /** How many LSAs neighbors have been asked for, each counted for each neighbor. */
    int requestedLsas() {
        return sumOverNeighbors(neighbor -> neighbor.requestList().size());
    }

    /** What the database will have to hold when neighbors have sent what they were asked for; counted likewise. */
    int promisedRoom() {
        return sumOverNeighbors(neighbor -> neighbor.requestList().promisedRoom());
    }

    /** How many LSAs neighbors have yet to acknowledge, each counted for each neighbor. */
    int unacknowledgedLsas() {
        return sumOverNeighbors(neighbor -> neighbor.retransmissionList().size());
    }

    private int sumOverNeighbors(ToIntFunction<Neighbor> value) {
        return neighbors().mapToInt(value).sum();
    }

    /** All neighbors, in the order of the interfaces. */
    public Stream<Neighbor> neighbors() {
        return interfaces.values().stream().flatMap(ospfInterface -> ospfInterface.neighbors().stream());
    }

    /** The neighbors that have our database, in the order of the interfaces. */
    public List<Neighbor> fullNeighbors() {
        return neighbors()
                .filter(neighbor -> neighbor.state() == NeighborState.FULL)
                .toList();
    }

    /** Whether a neighbor has yet to acknowledge the LSA. */
    public boolean isUnacknowledged(LsaKey key) {
        return neighbors().anyMatch(neighbor -> neighbor.retransmissionList().contains(key));
    }

    /** Takes an LSA off the retransmission lists of all who could have been sent it. */
    public void forgetUnacknowledged(ScopedLsaKey place) {
        for (OspfInterface ospfInterface : interfaces.values()) {
            if (place.link().isEmpty() || place.link().equals(ospfInterface.name())) {
                ospfInterface
                        .neighbors()
                        .forEach(neighbor -> neighbor.retransmissionList().remove(place.key()));
            }
        }
    }

    /** Sends a packet out of an interface that is up. */
    public void send(OspfInterface out, Ipv4Address destination, OspfPacket packet) {
        generation.send(out, destination, PacketCodec.encode(packet, routerId, areaId));
    }
}
