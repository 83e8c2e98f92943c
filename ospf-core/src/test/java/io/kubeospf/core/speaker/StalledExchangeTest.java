package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event.ExchangeRecovered;
import io.kubeospf.core.output.Event.ExchangeStalled;
import io.kubeospf.core.output.Event.NeighborStateChanged;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.StallSign;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.wire.MalformedPacketException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A neighbor that does not become Full with us, beside a router that does what RFC 2328 says and no more. RxmtInterval is 5 s. */
class StalledExchangeTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final LsaKey SERVICES = new LsaKey(LsType.AS_EXTERNAL, LinkStateId.parse("10.96.0.0"), Story.MASTER);

    private final Story story = new Story();
    private final VirtualLan lan = story.lan;

    /** What is lost between the router and the master, which leads the exchange, and what that shows. */
    private enum Loss {
        UPDATES_OF_ONE_LSA(StallSign.REQUEST_REPEATED),
        DESCRIPTIONS_OF_MASTER(StallSign.DESCRIPTION_UNANSWERED),
        DESCRIPTIONS_OF_ROUTER(StallSign.OPENING_UNANSWERED),
        UPDATES_OF_ROUTER(StallSign.REQUEST_UNANSWERED);

        private final StallSign sign;

        Loss(StallSign sign) {
            this.sign = sign;
        }

        private boolean concerns(VirtualLan.Delivery delivery) {
            boolean fromMaster = delivery.senderName().equals("master");
            OspfPacket packet = packet(delivery);
            return switch (this) {
                case UPDATES_OF_ONE_LSA ->
                    fromMaster
                            && packet instanceof LinkStateUpdate update
                            && update.lsas().stream().anyMatch(lsa -> lsa.key().equals(SERVICES));
                case DESCRIPTIONS_OF_MASTER -> fromMaster && isDescriptionOfLsas(packet);
                case DESCRIPTIONS_OF_ROUTER -> !fromMaster && isDescriptionOfLsas(packet);
                case UPDATES_OF_ROUTER -> !fromMaster && packet instanceof LinkStateUpdate;
            };
        }

        private boolean isOfMaster() {
            return this == UPDATES_OF_ONE_LSA || this == DESCRIPTIONS_OF_MASTER;
        }

        private static boolean isDescriptionOfLsas(OspfPacket packet) {
            return packet instanceof DatabaseDescription description
                    && !description.headers().isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aNeighborThatDoesNotBecomeFullIsReportedAndTheExchangeRestartsUntilItIs(Loss loss) {
        exchangeUnder(loss);

        assertEquals(loss.sign, stalls().get(0).sign(), () -> stalls().toString());
        assertTrue(master().stall().isPresent());

        lan.loss = delivery -> false;
        lan.run(Duration.ofMinutes(2));

        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("master"));
        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("router"));
        assertEquals(1, lan.events("master", ExchangeRecovered.class).size());
        assertTrue(master().stall().isEmpty());
    }

    @Test
    void theReportNamesTheLsaThatTheNeighborRequestsAgainAndAgain() {
        exchangeUnder(Loss.UPDATES_OF_ONE_LSA);

        ExchangeStalled stall = stalls().get(0);
        assertEquals(NeighborState.FULL, stall.state());
        assertTrue(stall.lsas().contains(SERVICES), stall.toString());
        assertEquals(LIMIT, stall.limit());
        assertTrue(stall.lasted().compareTo(LIMIT) >= 0, stall.toString());
        assertTrue(stall.restarts());
    }

    @Test
    void aMasterThatRepeatsADescriptionThatWeAnswerIsReported() {
        exchangeUnder(Loss.DESCRIPTIONS_OF_ROUTER);

        ExchangeStalled stall = lan.events("router", ExchangeStalled.class).get(0);
        assertEquals(StallSign.DESCRIPTION_REPEATED, stall.sign());
        assertTrue(stall.restarts());
    }

    @Test
    void theDistanceBetweenRestartsDoublesUpToEightMinutes() {
        exchangeUnder(Loss.UPDATES_OF_ONE_LSA);
        lan.run(Duration.ofMinutes(20)); // before the refresh, which changes what is requested

        List<Duration> distances = stalls().stream()
                .filter(ExchangeStalled::restarts)
                .map(ExchangeStalled::nextRestart)
                .toList();
        assertEquals(
                List.of(30L, 60L, 120L, 240L, 480L, 480L), seconds(distances).subList(0, 6));
        assertEquals(distances.size(), restarts());
        assertEquals(0, lan.events("master", ExchangeRecovered.class).size());
    }

    @Test
    void aNeighborThatIsSlowAndAdvancesIsNeverRestarted() {
        Random random = new Random(1);
        story.masterBesideRouter();
        lan.loss = delivery -> !isHello(delivery) && random.nextBoolean();
        restartRouter();
        lan.run(Duration.ofMinutes(10));

        assertEquals(List.of(), stalls());
        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("router"));
    }

    @Test
    void aRequestThatIsRepeatedForLessThanTheLimitChangesNothing() {
        story.masterBesideRouter();
        repeatRequest(6); // 25 s from the first to the last

        assertEquals(List.of(), stalls());
        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("master"));
    }

    @Test
    void requestsThatDifferAreProgress() {
        story.masterBesideRouter();
        for (int count = 0; count < 20; count++) {
            request(
                    count % 2 == 0
                            ? SERVICES
                            : new LsaKey(LsType.ROUTER, new LinkStateId(Story.MASTER.value()), Story.MASTER));
            lan.run(Duration.ofSeconds(5));
        }

        assertEquals(List.of(), stalls());
    }

    @Test
    void forgedRequestsRestartAnExchangeNoMoreOftenThanTheGrowingDistanceAllows() {
        story.masterBesideRouter();
        repeatRequest(12 * 10); // ten minutes

        assertTrue(restarts() <= 6, restarts() + " restarts");
        assertTrue(restarts() >= 1);
    }

    /** They stop before a sign shows again, while it shows and the next restart is due within the limit, or is not. */
    @ParameterizedTest(name = "{0} requests")
    @ValueSource(ints = {20, 24, 36, 40})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void requestsThatStopAreARecoveryAndRestartNothing(int times) {
        story.masterBesideRouter();
        repeatRequest(times);
        int restarts = restarts();
        lan.run(Duration.ofMinutes(5));

        assertEquals(restarts, restarts());
        assertEquals(1, lan.events("master", ExchangeRecovered.class).size());
        assertTrue(master().stall().isEmpty());
    }

    /** The two have been Full; then one restarts, and the other describes its database. */
    private void exchangeUnder(Loss loss) {
        restartRouter();
        lan.run(Duration.ofMinutes(1));
        story.startMaster(Story.SERVICES);
        lan.run(Duration.ofSeconds(30));
        lan.loss = loss::concerns;
        if (loss.isOfMaster()) {
            restartRouter();
        } else {
            lan.kill("master");
            story.startMaster(Story.SERVICES);
        }
        lan.runUntil(() -> !stalls().isEmpty());
    }

    /** Its limit is longer than ours, so that it does not come before us. */
    private void restartRouter() {
        InterfaceConfig defaults = InterfaceConfig.named("eth0");
        InterfaceConfig patient = new InterfaceConfig(
                "eth0",
                InterfaceType.BROADCAST,
                defaults.cost(),
                1,
                defaults.helloInterval(),
                defaults.deadInterval(),
                Duration.ofSeconds(7),
                defaults.transmitDelay(),
                false,
                false);
        RouterId router = RouterId.parse("192.168.100.1");
        lan.kill("router");
        lan.add("router", new RouterConfig(router, AreaId.BACKBONE, List.of(patient), List.of()));
        lan.linkUp("router", router.toString(), 1500);
    }

    private void repeatRequest(int times) {
        for (int count = 0; count < times; count++) {
            request(SERVICES);
            lan.run(Duration.ofSeconds(5));
        }
    }

    private void request(LsaKey key) {
        lan.inject(
                "master",
                "192.168.100.1",
                PacketCodec.encode(
                        new LinkStateRequest(List.of(key)), RouterId.parse("192.168.100.1"), AreaId.BACKBONE));
    }

    private int restarts() {
        return (int) lan.events("master", NeighborStateChanged.class).stream()
                .filter(change -> change.cause() == NeighborEvent.EXCHANGE_STALLED)
                .count();
    }

    private static boolean isHello(VirtualLan.Delivery delivery) {
        return packet(delivery) instanceof Hello;
    }

    private static OspfPacket packet(VirtualLan.Delivery delivery) {
        try {
            return PacketCodec.decodeBody(
                    PacketCodec.decodeHeader(delivery.packet().payload()),
                    delivery.packet().payload());
        } catch (MalformedPacketException e) {
            throw new AssertionError("what a router sends can be read", e);
        }
    }

    private SpeakerView.NeighborView master() {
        return lan.view("master").neighbors().get(0);
    }

    private List<ExchangeStalled> stalls() {
        return lan.events("master", ExchangeStalled.class);
    }

    private static List<Long> seconds(List<Duration> durations) {
        return durations.stream().map(Duration::toSeconds).toList();
    }
}
