package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.InterfaceConfigs;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A router and a master, each with ttl-security or without (RFC 5082). */
class TtlSecurityTest {
    private static final String ROUTER = "192.168.100.1";
    private static final String MASTER = "192.168.100.132";
    private static final List<NeighborState> FULL = List.of(NeighborState.FULL);

    private final VirtualLan lan = new VirtualLan();

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 255"})
    @Proves(value = "RFC 2328 A.1; RFC 5082 3", rule = "Packets are sent with TTL 1, or 255 with ttl-security")
    void allPacketsHaveTheTtlOfTheConfiguration(boolean secured, int timeToLive) {
        start(secured, secured);

        assertEquals(FULL, lan.neighborStates("master"));
        assertEquals(Set.of(timeToLive), timesToLive("master"));
    }

    @Test
    @Proves(
            value = "RFC 5082 3",
            rule = "Packets with a TTL below 255 are refused before anything else of them is believed")
    void whoSendsWithTtl1IsRefusedWithBothValues() {
        start(false, true);

        assertEquals(List.of(), lan.neighborStates("master"));
        assertEquals(
                Set.of("TIME_TO_LIVE 1 | 255"),
                lan.events("master", Event.PacketRefused.class).stream()
                        .map(refused -> refused.reason() + " " + refused.theirs() + " | " + refused.ours())
                        .map(text -> text.replace(RefusalReason.TIME_TO_LIVE.toString(), "TIME_TO_LIVE"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void withoutItAnyTtlIsTaken() {
        start(true, false);

        assertEquals(List.of(NeighborState.INIT), lan.neighborStates("master"), "heard, but refusing us");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 254})
    void whatWasSentBeyondTheNetworkRaisesNoAlarm(int timeToLive) {
        start(true, true);

        lan.give("master", conflicting(MASTER, ROUTER, timeToLive));
        lan.give("master", conflicting(ROUTER, MASTER, timeToLive));
        assertEquals(List.of(), lan.events("master", Event.DuplicateAddress.class));
        assertEquals(List.of(), lan.events("master", Event.RouterIdConflict.class));

        lan.give("master", conflicting(MASTER, ROUTER, 255));
        lan.give("master", conflicting(ROUTER, MASTER, 255));
        assertEquals(1, lan.events("master", Event.DuplicateAddress.class).size());
        assertEquals(1, lan.events("master", Event.RouterIdConflict.class).size());
    }

    @Test
    void aReloadOnBothSidesWithinTheDeadIntervalChangesNoStateOfANeighbor() {
        start(false, false);
        int changes = stateChanges();

        reload("router", 1, true);
        lan.run(Duration.ofSeconds(25));
        reload("master", 0, true);
        lan.run(Duration.ofSeconds(200));
        assertEquals(FULL, lan.neighborStates("master"));
        assertEquals(FULL, lan.neighborStates("router"));

        reload("master", 0, false);
        reload("router", 1, false);
        lan.run(Duration.ofSeconds(200));
        assertEquals(changes, stateChanges());
    }

    @Test
    void aReloadOnOneSideAloneCostsTheAdjacencyWhenTheDeadIntervalIsOver() {
        start(false, false);

        reload("master", 0, true);
        assertEquals(FULL, lan.neighborStates("master"));
        lan.run(Duration.ofSeconds(41));
        assertEquals(List.of(), lan.neighborStates("master"));
    }

    private void start(boolean router, boolean master) {
        lan.add("router", config(ROUTER, 1, router));
        lan.linkUp("router", ROUTER, 1500);
        lan.add("master", config(MASTER, 0, master));
        lan.linkUp("master", MASTER, 1500);
        lan.run(Duration.ofSeconds(65));
    }

    private void reload(String name, int priority, boolean secured) {
        lan.command(name, new Command.Reconfigure(config(name.equals("router") ? ROUTER : MASTER, priority, secured)));
    }

    private static RouterConfig config(String routerId, int priority, boolean secured) {
        RouterConfig plain = Routers.config(routerId, priority);
        return new RouterConfig(
                plain.routerId(),
                plain.areaId(),
                List.of(InterfaceConfigs.with(plain.interfaces().get(0), "ttlSecurity", secured)),
                plain.externalRoutes());
    }

    private static Input conflicting(String source, String routerId, int timeToLive) {
        Octets packet =
                PacketCodec.encode(new LinkStateAcknowledgment(List.of()), RouterId.parse(routerId), AreaId.BACKBONE);
        return new Input.PacketArrived(
                "eth0", Ipv4Address.parse(source), Ipv4Address.ALL_SPF_ROUTERS, timeToLive, packet);
    }

    private int stateChanges() {
        return lan.events("router", Event.NeighborStateChanged.class).size()
                + lan.events("master", Event.NeighborStateChanged.class).size();
    }

    private Set<Integer> timesToLive(String name) {
        return lan.log(name).stream()
                .map(VirtualLan.Logged::output)
                .filter(Output.SendPacket.class::isInstance)
                .map(output -> ((Output.SendPacket) output).timeToLive())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
