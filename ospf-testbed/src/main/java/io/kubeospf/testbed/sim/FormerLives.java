package io.kubeospf.testbed.sim;

import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Draws LSAs in a router's name that it did not originate in this life (RFC 2328 13.4, 12.1.6). */
final class FormerLives {
    private static final LsSequenceNumber LAST_BUT_ONE = new LsSequenceNumber(LsSequenceNumber.MAXIMUM.value() - 1);

    private final RandomGenerator random;

    private final List<Function<Lsa, Lsa>> table = List.of(
            this::newer,
            this::otherContent,
            this::sameNumberOtherContent,
            lsa -> again(lsa, LsSequenceNumber.MAXIMUM),
            lsa -> again(lsa, LAST_BUT_ONE),
            FormerLives::flushed,
            this::forgottenPrefix);

    FormerLives(RandomGenerator random) {
        this.random = random;
    }

    /** A Link State Update that a neighbor sends to the router. */
    Input.PacketArrived update(SimulatedRouter router, NeighborView sender, Instant now) {
        SpeakerView view = router.view();
        RouterId self = view.routerId();
        List<Lsa> own = router.database(now).stream()
                .filter(lsa -> lsa.key().advertisingRouter().equals(self))
                .toList();
        Lsa model = own.isEmpty() ? routerLsa(self) : own.get(random.nextInt(own.size()));
        Lsa lsa = table.get(random.nextInt(table.size())).apply(model);
        return new Input.PacketArrived(
                sender.interfaceName(),
                sender.address(),
                router.plan().attachment(sender.interfaceName()).address(),
                PacketCodec.encode(new LinkStateUpdate(List.of(lsa)), sender.routerId(), view.areaId()));
    }

    private Lsa newer(Lsa lsa) {
        return again(lsa, laterThan(lsa));
    }

    private Lsa otherContent(Lsa lsa) {
        return withOtherContent(lsa, laterThan(lsa));
    }

    private Lsa sameNumberOtherContent(Lsa lsa) {
        return withOtherContent(lsa, lsa.header().sequenceNumber());
    }

    private static Lsa flushed(Lsa lsa) {
        return lsa.withAge((int) ArchitecturalConstants.MAX_AGE.toSeconds());
    }

    private Lsa forgottenPrefix(Lsa lsa) {
        int linkStateId = 0xac100000 | random.nextInt(0x10000) << 4;
        LsaKey key = new LsaKey(
                LsType.AS_EXTERNAL, new LinkStateId(linkStateId), lsa.key().advertisingRouter());
        return Lsa.originate(key, Options.EXTERNAL_ROUTING, LsSequenceNumber.INITIAL, external());
    }

    private static Lsa again(Lsa lsa, LsSequenceNumber number) {
        return Lsa.originate(lsa.key(), lsa.header().options(), number, lsa.body());
    }

    /** To a network-LSA the four octets of an empty router-LSA are a mask, and nobody is attached. */
    private Lsa withOtherContent(Lsa lsa, LsSequenceNumber number) {
        return Lsa.originate(
                lsa.key(),
                lsa.header().options(),
                number,
                lsa.key().type().equals(LsType.AS_EXTERNAL) ? external() : new RouterLsa(0, List.of()));
    }

    private AsExternalLsa external() {
        return new AsExternalLsa(
                Topology.MASK,
                List.of(new AsExternalLsa.Path(
                        ExternalMetricType.TYPE_2, 0, 1 + random.nextInt(1000), Ipv4Address.UNSPECIFIED, 0)));
    }

    private static Lsa routerLsa(RouterId self) {
        LsaKey key = new LsaKey(LsType.ROUTER, new LinkStateId(self.value()), self);
        return Lsa.originate(key, Options.EXTERNAL_ROUTING, LsSequenceNumber.INITIAL, new RouterLsa(0, List.of()));
    }

    private LsSequenceNumber laterThan(Lsa lsa) {
        long later = (long) lsa.header().sequenceNumber().value() + 1 + random.nextInt(1000);
        return new LsSequenceNumber((int) Math.min(later, LsSequenceNumber.MAXIMUM.value()));
    }
}
