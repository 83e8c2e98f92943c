package io.kubeospf.daemon;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.adjacency.Stall;
import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.StallSign;
import io.kubeospf.core.speaker.SpeakerView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A speaker that is Full with one neighbor on eth0, which is not Full with it. */
public final class StalledNeighbor {
    private StalledNeighbor() {}

    /** Empty for a neighbor whose database exchange is complete. */
    public static SpeakerView view(Optional<StallSign> sign) {
        Ipv4Address router = Ipv4Address.parse("192.168.100.1");
        SpeakerView.NeighborView neighbor = new SpeakerView.NeighborView(
                "eth0",
                new RouterId(router.value()),
                router,
                NeighborState.FULL,
                1,
                router,
                Ipv4Address.UNSPECIFIED,
                Optional.empty(),
                Optional.empty(),
                6,
                0,
                0,
                sign.map(StalledNeighbor::stall));
        SpeakerView.InterfaceView eth0 = new SpeakerView.InterfaceView(
                InterfaceConfig.named("eth0"),
                new LinkStatus.Up(Ipv4Address.parse("192.168.100.132"), NetworkMask.ofPrefixLength(24), 1500),
                InterfaceState.DR_OTHER,
                router,
                Ipv4Address.UNSPECIFIED,
                0);
        return new SpeakerView(
                RouterId.parse("192.168.100.132"),
                AreaId.BACKBONE,
                AreaType.NORMAL,
                List.of(eth0),
                List.of(neighbor),
                List.of(),
                new SpeakerView.RoomView(0, RouterConfig.DEFAULT_MAX_LSAS, Optional.empty(), 0),
                new TreeMap<>(),
                0);
    }

    private static Stall stall(StallSign sign) {
        LsaKey services =
                new LsaKey(LsType.AS_EXTERNAL, LinkStateId.parse("10.96.0.0"), RouterId.parse("192.168.100.132"));
        return new Stall(sign, Instant.EPOCH, Duration.ofSeconds(30), List.of(services), 2, Instant.EPOCH);
    }
}
