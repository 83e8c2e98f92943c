package io.kubeospf.core.adjacency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.Proves;
import io.kubeospf.core.adjacency.DesignatedRouterElection.Candidate;
import io.kubeospf.core.adjacency.DesignatedRouterElection.Result;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 2328 9.4. Routers are named by the last octet of address and Router ID; 0 is nobody. */
class DesignatedRouterElectionTest {

    @Test
    @Proves("RFC 2328 9.4")
    void nobodyIsElectedAmongRoutersOfPriorityZero() {
        assertEquals(result(0, 0), DesignatedRouterElection.elect(router(1, 0), List.of(router(2, 0))));
    }

    @Test
    @Proves("RFC 2328 9.4 (3), 9.4 (4)")
    void theOnlyEligibleRouterBecomesDesignatedWithoutBackup() {
        assertEquals(result(1, 0), DesignatedRouterElection.elect(router(1, 1), List.of(router(2, 0))));
    }

    @Test
    @Proves("RFC 2328 9.4 (2), 9.4 (3)")
    void amongNewRoutersTheHigherPriorityBecomesDesignatedAndTheNextBackup() {
        assertEquals(result(2, 3), DesignatedRouterElection.elect(router(2, 9), List.of(router(1, 1), router(3, 5))));
    }

    @Test
    @Proves("RFC 2328 9.4 (2), 9.4 (3)")
    void theHigherRouterIdDecidesBetweenEqualPriorities() {
        assertEquals(result(2, 1), DesignatedRouterElection.elect(router(2, 1), List.of(router(1, 1))));
    }

    @Test
    @Proves("RFC 2328 9.4 (3)")
    void onlookersSeeANewDesignatedRouterInBothPartsUntilItDeclaresOne() {
        assertEquals(result(2, 2), DesignatedRouterElection.elect(router(1, 1), List.of(router(2, 1))));
    }

    @Test
    @Proves("RFC 2328 9.4 (3)")
    void aDesignatedRouterStaysAlthoughAHigherPriorityComes() {
        assertEquals(
                result(2, 3),
                DesignatedRouterElection.elect(
                        declaring(1, 0, 2, 3), List.of(declaring(2, 1, 2, 3), declaring(3, 1, 2, 3), router(4, 200))));
    }

    @Test
    @Proves("RFC 2328 9.4 (3)")
    void theBackupIsPromotedWhenTheDesignatedRouterIsGone() {
        assertEquals(
                result(3, 4),
                DesignatedRouterElection.elect(declaring(3, 1, 2, 3), List.of(declaring(1, 0, 2, 3), router(4, 1))));
    }

    @Test
    @Proves("RFC 2328 9.4 (4)")
    void aRouterThatPromotesItselfElectsAnewWhoIsBackup() {
        assertEquals(
                result(1, 3), DesignatedRouterElection.elect(declaring(1, 1, 2, 1), List.of(declaring(3, 1, 2, 1))));
    }

    @Test
    @Proves("RFC 2328 9.4 (3)")
    void ofTwoDesignatedRoutersTheHigherStays() {
        assertEquals(
                result(3, 0),
                DesignatedRouterElection.elect(
                        declaring(1, 0, 2, 0), List.of(declaring(2, 1, 2, 0), declaring(3, 1, 3, 0))));
    }

    @Test
    @Proves("RFC 2328 9.4 (4)")
    void aDesignatedRouterThatLosesToAHigherOneCanBecomeBackup() {
        assertEquals(
                result(2, 1), DesignatedRouterElection.elect(declaring(1, 1, 1, 0), List.of(declaring(2, 5, 2, 0))));
    }

    private static Candidate router(int octet, int priority) {
        return declaring(octet, priority, 0, 0);
    }

    private static Candidate declaring(int octet, int priority, int designated, int backup) {
        return new Candidate(new RouterId(octet), address(octet), priority, address(designated), address(backup));
    }

    private static Result result(int designated, int backup) {
        return new Result(address(designated), address(backup));
    }

    private static Ipv4Address address(int octet) {
        return octet == 0 ? Ipv4Address.UNSPECIFIED : new Ipv4Address(0xc0a86400 | octet);
    }
}
