package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.output.Event;
import io.kubeospf.testbed.sim.SimulatedRouter;
import io.kubeospf.testbed.sim.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * At all times: no router takes instances of an LSA faster than MinLSArrival, and none originates them faster than
 * MinLSInterval, unless it meets its former life; what it has originated or flushed itself may be replaced at once (RFC 2328
 * 12.4, 13 (5)(a)).
 */
final class PaceKept implements Witness {
    private final Map<Place, Instant> installed = new HashMap<>();
    private final Map<Place, Instant> originated = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private record Place(String life, LsaKey lsa) {}

    @Override
    public void saw(Instant now, SimulatedRouter router, Event event) {
        Instant at = router.local(now);
        String life = router.life();
        if (event instanceof Event.LsaInstalled lsa) {
            Place place = new Place(life, lsa.header().key());
            check(place, "is taken", installed.put(place, at), at, ArchitecturalConstants.MIN_LS_ARRIVAL);
        } else if (event instanceof Event.LsaOriginated lsa) {
            Place place = new Place(life, lsa.header().key());
            installed.remove(place);
            check(place, "is originated", originated.put(place, at), at, ArchitecturalConstants.MIN_LS_INTERVAL);
        } else if (event instanceof Event.SelfOriginatedLsaReceived lsa) {
            originated.remove(new Place(life, lsa.header().key()));
        } else if (event instanceof Event.LsaFlushed lsa) {
            installed.remove(new Place(life, lsa.key()));
        } else if (event instanceof Event.LsaRemoved lsa) {
            installed.remove(new Place(life, lsa.key()));
        }
    }

    private void check(Place place, String deed, @Nullable Instant before, Instant now, Duration least) {
        if (before != null && now.isBefore(before.plus(least))) {
            violations.add(new Violation(
                    PaceKept.class,
                    place.life() + " with " + place.lsa(),
                    deed + " after " + Duration.between(before, now)));
        }
    }

    List<Violation> violations() {
        return violations;
    }
}
