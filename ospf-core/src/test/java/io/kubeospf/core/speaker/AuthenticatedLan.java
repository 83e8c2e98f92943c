package io.kubeospf.core.speaker;

import io.kubeospf.core.config.InterfaceConfigs;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationAlgorithm;
import io.kubeospf.core.packet.AuthenticationKey;
import io.kubeospf.core.packet.AuthenticationType;
import io.kubeospf.core.packet.CryptographicFields;
import io.kubeospf.core.packet.KeyLifetime;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.packet.PacketHeader;
import io.kubeospf.core.packet.Secret;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A router and a master, each with keys of its own. */
final class AuthenticatedLan {
    static final String ROUTER = "192.168.100.1";
    static final String MASTER = "192.168.100.132";

    /** Those that also routers without authentication have. */
    private static final Set<RefusalReason> ORDINARY =
            EnumSet.of(RefusalReason.NOT_DESIGNATED_ROUTER, RefusalReason.NEIGHBOR_STATE);

    final VirtualLan lan = new VirtualLan();

    static RouterConfig config(String routerId, int priority, Authentication authentication) {
        RouterConfig plain = Routers.config(routerId, priority);
        return new RouterConfig(
                plain.routerId(),
                plain.areaId(),
                List.of(InterfaceConfigs.with(plain.interfaces().get(0), "authentication", authentication)),
                plain.externalRoutes());
    }

    /** Starts both, and lets them become neighbors. */
    AuthenticatedLan start(Authentication router, Authentication master) {
        lan.add("router", config(ROUTER, 1, router));
        lan.linkUp("router", ROUTER, 1500);
        lan.add("master", config(MASTER, 0, master));
        lan.linkUp("master", MASTER, 1500);
        lan.run(Duration.ofSeconds(65));
        return this;
    }

    boolean isFull() {
        List<NeighborState> full = List.of(NeighborState.FULL);
        return lan.neighborStates("router").equals(full)
                && lan.neighborStates("master").equals(full);
    }

    int stateChanges() {
        return lan.events("router", Event.NeighborStateChanged.class).size()
                + lan.events("master", Event.NeighborStateChanged.class).size();
    }

    /** The reasons for which a router has refused packets, those left out that every start has, each once, with both values. */
    List<String> refusals(String router) {
        return lan.events(router, Event.PacketRefused.class).stream()
                .filter(refused -> !ORDINARY.contains(refused.reason()))
                .map(refused -> refused.reason().name() + " " + refused.theirs() + " | " + refused.ours())
                .distinct()
                .toList();
    }

    /** The packets that a router has sent, in order. */
    List<Octets> sent(String router) {
        return lan.log(router).stream()
                .map(VirtualLan.Logged::output)
                .filter(Output.SendPacket.class::isInstance)
                .map(output -> ((Output.SendPacket) output).payload())
                .toList();
    }

    List<CryptographicFields> fields(String router) {
        return sent(router).stream().map(AuthenticatedLan::fields).toList();
    }

    static CryptographicFields fields(Octets packet) {
        try {
            PacketHeader header = PacketCodec.decodeHeader(packet);
            if (header.authenticationType() != AuthenticationType.CRYPTOGRAPHIC.code()) {
                throw new AssertionError(header);
            }
            return CryptographicFields.readFrom(header, packet);
        } catch (MalformedPacketException e) {
            throw new AssertionError(packet.toString(), e);
        }
    }

    static AuthenticationKey key(int id, String secret) {
        return new AuthenticationKey(id, AuthenticationAlgorithm.HMAC_SHA_256, Secret.of(secret));
    }

    /** A key for sending in that time, in seconds, and accepted always. */
    static AuthenticationKey key(int id, String secret, long sendsFrom, long sendsUntil) {
        return new AuthenticationKey(
                id,
                AuthenticationAlgorithm.HMAC_SHA_256,
                Secret.of(secret),
                new KeyLifetime(Instant.ofEpochSecond(sendsFrom), Instant.ofEpochSecond(sendsUntil)),
                KeyLifetime.ALWAYS);
    }

    static Authentication keys(AuthenticationKey... keys) {
        return new Authentication(List.of(keys), false);
    }
}
