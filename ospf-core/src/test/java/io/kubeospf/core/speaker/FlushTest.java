package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.PacketCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** LSAs on their way out of the domain, as a router on the way sees them. */
class FlushTest {
    private static final Lsa PREFIX = Lsa.originate(
            new LsaKey(LsType.AS_EXTERNAL, new LinkStateId(0xac100000), RouterId.parse("192.168.100.9")),
            Options.EXTERNAL_ROUTING,
            LsSequenceNumber.INITIAL,
            new AsExternalLsa(
                    NetworkMask.ofPrefixLength(24),
                    List.of(new AsExternalLsa.Path(ExternalMetricType.TYPE_2, 0, 3, Ipv4Address.UNSPECIFIED, 0))));

    private static final Lsa FLUSHED = PREFIX.withAge((int) ArchitecturalConstants.MAX_AGE.toSeconds());

    private final Story story = new Story();

    @Test
    void aFlushThatOvertookItsPrefixIsNotUndoneByIt() {
        story.masterBesideRouter();
        give("master", FLUSHED);
        story.lan.run(Duration.ofMillis(300));
        give("master", PREFIX);
        story.lan.run(Duration.ofMinutes(1));

        assertEquals(Optional.empty(), story.find("master", LsType.AS_EXTERNAL, "172.16.0.0"));
        assertEquals(Optional.empty(), story.find("router", LsType.AS_EXTERNAL, "172.16.0.0"));
    }

    @Test
    void aFlushOfWhatIsUnknownIsNotPassedOn() {
        story.masterBesideRouter();
        int before = story.lan.log("master").size();
        give("master", FLUSHED);

        assertEquals(1, story.lan.log("master").size() - before, "the acknowledgment");
        assertTrue(story.lan.view("master").neighbors().stream()
                .allMatch(neighbor -> neighbor.retransmissionQueue() == 0));
    }

    private void give(String to, Lsa lsa) {
        story.lan.inject(
                to,
                "192.168.100.1",
                PacketCodec.encode(
                        new LinkStateUpdate(List.of(lsa)), RouterId.parse("192.168.100.1"), AreaId.BACKBONE));
    }
}
