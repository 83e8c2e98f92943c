package io.kubeospf.core.output;

/** What can happen to an interface (RFC 2328 9.2). */
public enum InterfaceEvent {
    INTERFACE_UP("InterfaceUp"),
    WAIT_TIMER("WaitTimer"),
    BACKUP_SEEN("BackupSeen"),
    NEIGHBOR_CHANGE("NeighborChange"),
    LOOP_IND("LoopInd"),
    UNLOOP_IND("UnloopInd"),
    INTERFACE_DOWN("InterfaceDown");

    private final String word;

    InterfaceEvent(String word) {
        this.word = word;
    }

    /** The RFC's name. */
    @Override
    public String toString() {
        return word;
    }
}
