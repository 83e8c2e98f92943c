package io.kubeospf.core.adjacency;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The election of the Designated Router and its Backup (RFC 2328 9.4). Pure. */
final class DesignatedRouterElection {
    private static final Comparator<Candidate> PRECEDENCE =
            Comparator.comparingInt(Candidate::priority).thenComparing(Candidate::routerId);

    private DesignatedRouterElection() {}

    /**
     * A router that is eligible if its priority is not 0.
     *
     * @param designatedRouter whom it declares to be Designated Router
     * @param backupDesignatedRouter whom it declares to be Backup
     */
    record Candidate(
            RouterId routerId,
            Ipv4Address address,
            int priority,
            Ipv4Address designatedRouter,
            Ipv4Address backupDesignatedRouter) {

        private boolean declaresItselfDesignated() {
            return address.equals(designatedRouter);
        }

        private boolean declaresItselfBackup() {
            return address.equals(backupDesignatedRouter);
        }

        private Candidate declaring(Result result) {
            return new Candidate(
                    routerId, address, priority, result.designatedRouter(), result.backupDesignatedRouter());
        }
    }

    /** The addresses of the elected routers, 0.0.0.0 for none. */
    record Result(Ipv4Address designatedRouter, Ipv4Address backupDesignatedRouter) {
        private boolean rolesDiffer(Result other, Ipv4Address router) {
            return designatedRouter.equals(router) != other.designatedRouter.equals(router)
                    || backupDesignatedRouter.equals(router) != other.backupDesignatedRouter.equals(router);
        }
    }

    /**
     * Elects.
     *
     * @param self this router with its present view
     * @param neighbors the others, only those heard both ways
     */
    static Result elect(Candidate self, List<Candidate> neighbors) {
        Result before = new Result(self.designatedRouter(), self.backupDesignatedRouter());
        Result first = round(self, neighbors);
        // (4) Our own part changed: the others' votes count anew.
        return first.rolesDiffer(before, self.address()) ? round(self.declaring(first), neighbors) : first;
    }

    private static Result round(Candidate self, List<Candidate> neighbors) {
        List<Candidate> eligible = new ArrayList<>(neighbors);
        eligible.add(self);
        eligible.removeIf(candidate -> candidate.priority() == 0);

        // (2) Backup: nobody who declares itself Designated; those who declare themselves Backup first.
        Predicate<Candidate> notDesignated = candidate -> !candidate.declaresItselfDesignated();
        Optional<Candidate> backup = highest(eligible, notDesignated.and(Candidate::declaresItselfBackup))
                .or(() -> highest(eligible, notDesignated));
        // (3) Designated: those who declare it, otherwise the new Backup is promoted.
        Optional<Candidate> designated =
                highest(eligible, Candidate::declaresItselfDesignated).or(() -> backup);
        return new Result(addressOf(designated), addressOf(backup));
    }

    private static Optional<Candidate> highest(List<Candidate> candidates, Predicate<Candidate> condition) {
        return candidates.stream().filter(condition).max(PRECEDENCE);
    }

    private static Ipv4Address addressOf(Optional<Candidate> candidate) {
        return candidate.map(Candidate::address).orElse(Ipv4Address.UNSPECIFIED);
    }
}
