package io.kubeospf.core.speaker;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.schedule.NeighborKey;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is told that our LSAs are gone. A neighbor that is lost meanwhile cannot say whether it heard: it may only have lost us, and
 * still hold what was advertised.
 */
final class LeaveTaking {
    private final Area area;
    private final Set<NeighborKey> told = new TreeSet<>();

    LeaveTaking(Area area) {
        this.area = area;
    }

    /** To be called after every change of a neighbor while the speaker stops. */
    void observe() {
        told.addAll(present());
    }

    /** Whether everybody who was told is there still. */
    boolean isNobodyLost() {
        return present().containsAll(told);
    }

    /** Those that have our LSAs, or are about to. */
    private Set<NeighborKey> present() {
        return area.neighbors()
                .filter(neighbor -> neighbor.state().isAtLeast(NeighborState.EXCHANGE))
                .map(Neighbor::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
