package io.kubeospf.daemon.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.origination.Advertisement;
import io.kubeospf.core.output.StallSign;
import io.kubeospf.core.output.WithheldReason;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.daemon.StalledNeighbor;
import io.kubeospf.daemon.advertise.OwnNetwork;
import io.kubeospf.daemon.advertise.RequestedRoute;
import io.kubeospf.daemon.advertise.RequestedRoutes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ReadinessTest {
    private static final RequestedRoutes NOTHING = RequestedRoutes.ofFile(List.of());

    @Test
    void aPrefixThatIsWithheldAsTheNetworkOfAnInterfaceIsMissed() {
        Ipv4Prefix lan = Ipv4Prefix.parse("192.168.100.0/24");
        RequestedRoutes withheld = RequestedRoutes.ofFile(List.of(RequestedRoute.of(ExternalRoute.of(lan))))
                .withNetworks(List.of(new OwnNetwork("eth0", lan)));
        List<String> reasons = Readiness.reasonsAgainst(with(WithheldReason.LEFT_TO_ROUTER), withheld);
        assertEquals(1, reasons.size(), reasons.toString());
        assertTrue(reasons.get(0).startsWith("withheld: 192.168.100.0/24 is the network of interface eth0"));
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_FULL_NEIGHBOR", "DELAYED"})
    void aPrefixThatHostsMissIsAReason(WithheldReason reason) {
        assertEquals(
                List.of("prefix 10.96.0.0/12 is not advertised: " + reason),
                Readiness.reasonsAgainst(with(reason), NOTHING));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NO_FULL_NEIGHBOR", "DELAYED"})
    void aPrefixThatOthersLeadToIsNone(WithheldReason reason) {
        assertEquals(List.of(), Readiness.reasonsAgainst(with(reason), NOTHING));
    }

    @Test
    void aNeighborWhoseExchangeStallsDoesNotCountAsFull() {
        assertEquals(List.of(), Readiness.reasonsAgainst(StalledNeighbor.view(Optional.empty()), NOTHING));
        assertEquals(
                List.of("no neighbor on eth0 is full: the database exchange with 192.168.100.1 does not advance"
                        + " (request-repeated)"),
                Readiness.reasonsAgainst(StalledNeighbor.view(Optional.of(StallSign.REQUEST_REPEATED)), NOTHING));
    }

    /** A speaker without interfaces that withholds a prefix. */
    private static SpeakerView with(WithheldReason reason) {
        Advertisement withheld = new Advertisement(
                ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX),
                Optional.of(reason),
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                List.of());
        return new SpeakerView(
                new RouterId(1),
                AreaId.BACKBONE,
                AreaType.NORMAL,
                List.of(),
                List.of(),
                List.of(withheld),
                new SpeakerView.RoomView(0, RouterConfig.DEFAULT_MAX_LSAS, Optional.empty(), 0),
                new TreeMap<>(),
                0);
    }
}
