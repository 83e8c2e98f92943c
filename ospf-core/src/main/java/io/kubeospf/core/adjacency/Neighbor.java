package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkLayerAddress;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.schedule.NeighborKey;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Another router on an interface's network, as its packets tell (RFC 2328 10). */
public final class Neighbor {
    private final NeighborKey key;
    private final RouterId routerId;
    private final LinkStateRequestList requestList = new LinkStateRequestList();
    private final LinkStateRetransmissionList retransmissionList = new LinkStateRetransmissionList();
    private final DatabaseExchangeState exchange = new DatabaseExchangeState();
    private final ExchangeProgress progress = new ExchangeProgress();
    private final AnswerBudget answers = new AnswerBudget();

    private NeighborState state = NeighborState.DOWN;
    private Optional<StateChange> lastChange = Optional.empty();
    private int stateChanges;
    private boolean wasFull;
    private Ipv4Address address;
    private Optional<LinkLayerAddress> station = Optional.empty();
    private Options options = Options.NONE;
    private int priority;
    private Ipv4Address designatedRouter = Ipv4Address.UNSPECIFIED;
    private Ipv4Address backupDesignatedRouter = Ipv4Address.UNSPECIFIED;
    private OptionalLong cryptographicSequenceNumber = OptionalLong.empty();

    /** A change of state: what caused it, and when. */
    public record StateChange(NeighborEvent cause, Instant at) {}

    Neighbor(NeighborKey key, RouterId routerId, Ipv4Address address) {
        this.key = key;
        this.routerId = routerId;
        this.address = address;
    }

    public NeighborKey key() {
        return key;
    }

    public RouterId routerId() {
        return routerId;
    }

    public NeighborState state() {
        return state;
    }

    void state(NeighborState next, NeighborEvent cause, Instant now) {
        state = next;
        lastChange = Optional.of(new StateChange(cause, now));
        stateChanges++;
        wasFull |= next == NeighborState.FULL;
    }

    /** Whether the neighbor has had our whole database, and we its, now or before. */
    boolean wasFull() {
        return wasFull;
    }

    /** Empty until the first Hello is judged. */
    public Optional<StateChange> lastChange() {
        return lastChange;
    }

    /** Since the neighbor was first heard; one that was lost begins anew. */
    public int stateChanges() {
        return stateChanges;
    }

    /** Where packets for the neighbor go. */
    public Ipv4Address address() {
        return address;
    }

    void address(Ipv4Address newAddress) {
        address = newAddress;
    }

    /** Where the neighbor is on the network, by the last packet of it that was taken and told. */
    Optional<LinkLayerAddress> station() {
        return station;
    }

    /** Takes note of where a packet came from that was taken. */
    public void heardFrom(PacketSender sender) {
        station = sender.station().or(() -> station);
    }

    /** As its Database Descriptions told, which alone say whether it takes opaque LSAs. */
    public Options options() {
        return options;
    }

    void options(Options newOptions) {
        options = newOptions;
    }

    public int priority() {
        return priority;
    }

    void priority(int newPriority) {
        priority = newPriority;
    }

    /** The Designated Router by the neighbor's last Hello. */
    public Ipv4Address designatedRouter() {
        return designatedRouter;
    }

    /** The Backup Designated Router by the neighbor's last Hello. */
    public Ipv4Address backupDesignatedRouter() {
        return backupDesignatedRouter;
    }

    void designatedRouters(Ipv4Address designated, Ipv4Address backup) {
        designatedRouter = designated;
        backupDesignatedRouter = backup;
    }

    /**
     * The number in the last packet with cryptographic authentication (RFC 2328 D.3); empty before the first. It is forgotten with the
     * neighbor.
     */
    public OptionalLong cryptographicSequenceNumber() {
        return cryptographicSequenceNumber;
    }

    public void cryptographicSequenceNumber(long number) {
        cryptographicSequenceNumber = OptionalLong.of(number);
    }

    boolean declaresItselfDesignated() {
        return designatedRouter.equals(address);
    }

    boolean declaresItselfBackup() {
        return backupDesignatedRouter.equals(address);
    }

    public LinkStateRequestList requestList() {
        return requestList;
    }

    public LinkStateRetransmissionList retransmissionList() {
        return retransmissionList;
    }

    DatabaseExchangeState exchange() {
        return exchange;
    }

    ExchangeProgress progress() {
        return progress;
    }

    /** How the database exchange with it stalls; empty while it advances, or is complete. */
    public Optional<Stall> stall() {
        return progress.stall();
    }

    /** What its requests may still be answered with. */
    public AnswerBudget answers() {
        return answers;
    }

    /** Whether databases are being compared or loaded just now. */
    public boolean isSynchronizing() {
        return state == NeighborState.EXCHANGE || state == NeighborState.LOADING;
    }
}
