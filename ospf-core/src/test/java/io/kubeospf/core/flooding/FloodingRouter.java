package io.kubeospf.core.flooding;

import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.adjacency.TestRouter;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.OpaqueLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.wire.Octets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A router that floods, and LSAs of a router beyond its neighbors. */
final class FloodingRouter {
    static final Instant NOW = TestRouter.NOW;
    static final RouterId ORIGINATOR = RouterId.parse("10.9.9.9");

    final TestRouter router;
    final FloodingProcedure flooding;

    FloodingRouter(InterfaceConfig... interfaces) {
        router = new TestRouter(interfaces);
        flooding = new FloodingProcedure(router.area, router.timers, router.agenda, router.outbox, router.adjacencies);
    }

    /** An AS-external-LSA, with contents that are not looked into here. */
    static Lsa lsa(String id, int number) {
        return lsa(LsType.AS_EXTERNAL, id, number, Octets.of(new byte[16]));
    }

    static Lsa lsa(LsType type, String id, int number, Octets contents) {
        LsaKey key = new LsaKey(type, LinkStateId.parse(id), ORIGINATOR);
        return Lsa.originate(key, Options.NONE, new LsSequenceNumber(0x80000000 + number), new OpaqueLsa(contents));
    }

    /** Puts an LSA into the database, a minute ago and at the age of a minute less. */
    LsdbEntry have(String interfaceName, Lsa lsa) {
        ScopedLsaKey place = ScopedLsaKey.seenOn(interfaceName, lsa.key());
        return router.area.database().install(place, lsa, LsdbEntry.Source.RECEIVED, NOW.minusSeconds(60));
    }

    /** Takes an update of a neighbor, and says what is said at once. */
    List<String> receive(Neighbor sender, Instant now, Lsa... lsas) {
        OspfInterface in = router.area.require(sender.key().interfaceName());
        flooding.receive(in, sender, new LinkStateUpdate(Arrays.asList(lsas)), now);
        flooding.flush();
        return router.said();
    }

    List<String> receive(Neighbor sender, Lsa... lsas) {
        return receive(sender, NOW, lsas);
    }
}
