package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceConfigs;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.wire.MalformedPacketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The master of the story is given another configuration while it runs. */
class ReconfigurationTest {
    private static final InterfaceConfig ETH0 = InterfaceConfig.named("eth0");
    private static final InterfaceConfig ETH1 = InterfaceConfig.named("eth1");
    private static final ExternalRoute OTHERS = ExternalRoute.of(Ipv4Prefix.parse("10.200.0.0/16"));

    private final Story story = new Story();
    private int logged;

    @BeforeEach
    void masterBesideRouter() {
        story.masterBesideRouter();
        story.lan.run(Duration.ofSeconds(10));
    }

    @Test
    void theSameConfigurationChangesNothing() {
        reconfigure(List.of(ETH0), Story.SERVICES);

        assertEquals(List.of(), outputs());
    }

    @Test
    void routesComeGoAndChangeWithoutTouchingTheAdjacency() {
        reconfigure(List.of(ETH0), Story.withMetric(50), OTHERS);
        story.lan.run(Duration.ofSeconds(6));
        assertEquals(50, metricAtTheRouter("10.96.0.0"));
        assertEquals(3, metricAtTheRouter("10.200.0.0"));

        reconfigure(List.of(ETH0), OTHERS);
        story.lan.run(Duration.ofSeconds(1));
        assertTrue(story.isWithdrawn("router"));
        assertEquals(3, metricAtTheRouter("10.200.0.0"));

        assertEquals(List.of(), stateChangesOfTheNeighbor());
    }

    @Test
    void anotherCostIsToldInTheRouterLsaAlone() {
        story.lan.add("master", config(List.of(ETH0, ETH1), Story.SERVICES));
        story.lan.linkUp("master", "192.168.100.132", 1500);
        linkUp("eth1", "10.1.1.132");
        story.lan.run(Duration.ofSeconds(60));

        reconfigure(List.of(ETH0, InterfaceConfigs.with(ETH1, "cost", 20)), Story.SERVICES);
        story.lan.run(Duration.ofSeconds(6));

        assertEquals(List.of(LsType.ROUTER), originated());
        assertEquals(20, routerLsa("router").links().get(1).metric());
        assertEquals(List.of(), stateChangesOfTheNeighbor());
    }

    @Test
    void anotherPriorityIsToldInHellosAndMayChangeTheDesignatedRouter() {
        InterfaceConfig eligible = InterfaceConfigs.with(ETH0, "priority", 1);
        reconfigure(List.of(eligible), Story.SERVICES);
        story.lan.run(Duration.ofSeconds(11));
        assertEquals(InterfaceState.BACKUP, interfaces().get(0).state());
        assertEquals(1, hellos().get(hellos().size() - 1).routerPriority());

        reconfigure(List.of(ETH0), Story.SERVICES);
        assertEquals(InterfaceState.DR_OTHER, interfaces().get(0).state());

        assertEquals(List.of(), stateChangesOfTheNeighbor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"helloInterval", "deadInterval"})
    void anotherIntervalStartsTheAdjacencyAgainWithAHelloAtOnce(String interval) {
        InterfaceConfig slower = InterfaceConfigs.with(ETH0, interval, Duration.ofSeconds(33));

        reconfigure(List.of(slower), Story.SERVICES);

        assertEquals(2, hellos().size());
        assertEquals(
                List.of(10, 40L),
                List.of(hellos().get(0).helloInterval(), hellos().get(0).routerDeadInterval()));
        assertEquals(List.of(), hellos().get(0).neighbors(), "the goodbye");
        assertEquals(slower.helloInterval().toSeconds(), hellos().get(1).helloInterval());
        assertEquals(slower.deadInterval().toSeconds(), hellos().get(1).routerDeadInterval());
        assertEquals(List.of(), story.lan.neighborStates("master"));

        reconfigure(List.of(ETH0), Story.SERVICES);
        story.lan.run(Duration.ofSeconds(1));
        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("master"), "when it fits again");
    }

    @Test
    void anInterfaceThatBecomesPassiveTakesLeaveAndSaysNothingMore() {
        InterfaceConfig passive = InterfaceConfigs.with(InterfaceConfigs.with(ETH0, "passive", true), "priority", 1);

        reconfigure(List.of(passive), Story.SERVICES);
        story.lan.run(Duration.ofSeconds(60));

        assertEquals(1, hellos().size());
        assertEquals(List.of(), story.lan.neighborStates("master"));
        assertEquals(List.of(), hellos().get(0).neighbors());
        assertEquals(InterfaceState.DR_OTHER, interfaces().get(0).state());

        reconfigure(List.of(ETH0), Story.SERVICES);
        story.lan.run(Duration.ofSeconds(1));
        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("master"));
    }

    @Test
    void anotherTypeOfNetworkStartsTheInterfaceAgain() {
        reconfigure(List.of(InterfaceConfigs.with(ETH0, "type", InterfaceType.POINT_TO_POINT)), Story.SERVICES);

        assertEquals(InterfaceState.POINT_TO_POINT, interfaces().get(0).state());
        assertEquals(2, hellos().size());
    }

    @Test
    void otherValuesTakeEffectWithoutAWord() {
        InterfaceConfig patient = InterfaceConfigs.with(ETH0, "retransmitInterval", Duration.ofSeconds(60));
        InterfaceConfig older = InterfaceConfigs.with(patient, "transmitDelay", Duration.ofSeconds(100));

        reconfigure(List.of(InterfaceConfigs.with(older, "mtuIgnore", true)), Story.SERVICES);
        assertEquals(List.of(), outputs());

        story.lan.command("master", new Command.Advertise(OTHERS));
        story.lan.run(Duration.ofMillis(5));
        assertEquals(
                100,
                story.find("router", LsType.AS_EXTERNAL, "10.200.0.0")
                        .orElseThrow()
                        .header()
                        .seconds());
    }

    @Test
    void anAddedInterfaceIsDownUntilItsLinkIsToldOf() {
        reconfigure(List.of(ETH0, ETH1), Story.SERVICES);
        assertEquals(InterfaceState.DOWN, interfaces().get(1).state());

        linkUp("eth1", "10.1.1.132");
        story.lan.run(Duration.ofSeconds(6));

        assertEquals(InterfaceState.DR_OTHER, interfaces().get(1).state());
        assertEquals(2, routerLsa("router").links().size());
        assertEquals(List.of(), stateChangesOfTheNeighbor());
    }

    @Test
    void aRemovedInterfaceTakesLeaveAndLeavesNothingBehind() {
        story.lan.command("master", new Command.Advertise(Story.withMetric(50)));
        story.lan.command("router", new Command.Advertise(OTHERS));
        story.lan.run(Duration.ofMillis(1)); // something is to be acknowledged, on both sides
        reconfigure(List.of(ETH1), Story.SERVICES);
        story.lan.run(Duration.ofMillis(1));

        assertEquals(1, hellos().size());
        assertEquals(List.of(), hellos().get(0).neighbors());
        assertEquals(List.of(NeighborState.INIT), story.lan.neighborStates("router"));
        assertEquals(
                List.of("eth1"),
                interfaces().stream().map(SpeakerView.InterfaceView::name).toList());

        story.lan.run(Duration.ofMinutes(1));
        assertEquals(1, hellos().size());
        assertEquals(
                story.lan.database("master").size() + 1,
                story.lan.view("master").armedTimers(),
                "one timer for the age of each LSA, and one for the refresh of the router-LSA");
    }

    @Test
    void aPacketAndALinkChangeOfAnInterfaceThatWasRemovedDoNoHarm() {
        reconfigure(List.of(ETH1), Story.SERVICES);

        linkUp("eth0", "192.168.100.132");
        story.lan.run(Duration.ofSeconds(60));

        assertEquals(List.of(), story.lan.neighborStates("master"));
    }

    @Test
    void anInterfaceThatComesBackBeginsAnew() {
        reconfigure(List.of(ETH1), Story.SERVICES);
        story.lan.run(Duration.ofSeconds(5));

        reconfigure(List.of(ETH0, ETH1), Story.SERVICES);
        assertEquals(
                List.of("eth0", "eth1"),
                interfaces().stream().map(SpeakerView.InterfaceView::name).toList(),
                "as after a start with this configuration");
        linkUp("eth0", "192.168.100.132");
        story.lan.run(Duration.ofSeconds(12));

        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("master"));
        assertEquals(story.withoutAges("router"), story.withoutAges("master"));
    }

    @Test
    void anotherIdentityIsRejectedWithBothValues() {
        logged = story.lan.log("master").size();
        RouterConfig other = new RouterConfig(
                RouterId.parse("192.168.100.133"), AreaId.parse("0.0.0.1"), List.of(ETH0), List.of(Story.SERVICES));

        story.lan.command("master", new Command.Reconfigure(other));

        assertEquals(
                List.of(new Output.CommandRejected(
                        "router-id 192.168.100.132 -> 192.168.100.133, area 0.0.0.0 -> 0.0.0.1:"
                                + " that is another router; stop this one and start the other")),
                outputs());
    }

    @Test
    void aSpeakerThatStopsTakesNoOtherConfiguration() {
        story.lan.command("master", new Command.Stop());
        logged = story.lan.log("master").size();

        reconfigure(List.of(ETH0), OTHERS);

        assertEquals(List.of(new Output.CommandRejected("the speaker is stopping")), outputs());
    }

    /** Gives the master a configuration; what leaves it from then on is looked at. */
    private void reconfigure(List<InterfaceConfig> interfaces, ExternalRoute... routes) {
        logged = story.lan.log("master").size();
        story.lan.command("master", new Command.Reconfigure(config(interfaces, routes)));
    }

    private static RouterConfig config(List<InterfaceConfig> interfaces, ExternalRoute... routes) {
        return new RouterConfig(Story.MASTER, AreaId.BACKBONE, interfaces, List.of(routes));
    }

    private void linkUp(String interfaceName, String address) {
        LinkStatus up = new LinkStatus.Up(Ipv4Address.parse(address), NetworkMask.ofPrefixLength(24), 1500);
        story.lan.give("master", new Input.LinkChanged(interfaceName, up));
    }

    private List<Output> outputs() {
        return story.lan.log("master").stream()
                .skip(logged)
                .map(VirtualLan.Logged::output)
                .toList();
    }

    private <E extends Event> List<E> events(Class<E> type) {
        return outputs().stream()
                .filter(Output.Occurred.class::isInstance)
                .map(output -> ((Output.Occurred) output).event())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<Event.NeighborStateChanged> stateChangesOfTheNeighbor() {
        return events(Event.NeighborStateChanged.class);
    }

    private List<LsType> originated() {
        return events(Event.LsaOriginated.class).stream()
                .map(event -> event.header().key().type())
                .toList();
    }

    private List<Hello> hellos() {
        return outputs().stream()
                .filter(Output.SendPacket.class::isInstance)
                .map(output -> decode((Output.SendPacket) output))
                .filter(Hello.class::isInstance)
                .map(Hello.class::cast)
                .toList();
    }

    private static OspfPacket decode(Output.SendPacket packet) {
        try {
            return PacketCodec.decodeBody(PacketCodec.decodeHeader(packet.payload()), packet.payload());
        } catch (MalformedPacketException e) {
            throw new AssertionError(e);
        }
    }

    private List<SpeakerView.InterfaceView> interfaces() {
        return story.lan.view("master").interfaces();
    }

    private RouterLsa routerLsa(String holder) {
        return (RouterLsa) story.find(holder, LsType.ROUTER, "192.168.100.132")
                .orElseThrow()
                .body();
    }

    private int metricAtTheRouter(String linkStateId) {
        AsExternalLsa external = (AsExternalLsa) story.find("router", LsType.AS_EXTERNAL, linkStateId)
                .orElseThrow()
                .body();
        return external.paths().get(0).metric();
    }
}
