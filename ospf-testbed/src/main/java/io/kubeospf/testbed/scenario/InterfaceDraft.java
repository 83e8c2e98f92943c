package io.kubeospf.testbed.scenario;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.NeighborFilter;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.packet.Authentication;
import java.time.Duration;
import java.util.List;

/** The values of an interface that differ from the defaults. */
final class InterfaceDraft {
    private static final Vocabulary<InterfaceDraft> VOCABULARY = new Vocabulary<InterfaceDraft>()
            .with("point-to-point", draft -> draft.type = InterfaceType.POINT_TO_POINT)
            .with("passive", draft -> draft.passive = true)
            .with("mtu-ignore", draft -> draft.mtuIgnore = true)
            .with("ttl-security", draft -> draft.ttlSecurity = true)
            .with("allow", InterfaceDraft::allow)
            .with("cost", (draft, words) -> draft.cost = words.number())
            .with("priority", (draft, words) -> draft.priority = words.number())
            .with("hello-interval", (draft, words) -> draft.hello = words.seconds())
            .with("dead-interval", (draft, words) -> draft.dead = words.seconds())
            .with("retransmit-interval", (draft, words) -> draft.retransmit = words.seconds())
            .with("transmit-delay", (draft, words) -> draft.delay = words.seconds());

    private InterfaceType type = InterfaceConfig.DEFAULT_TYPE;
    private boolean passive;
    private boolean mtuIgnore;
    private boolean ttlSecurity;
    private NeighborFilter neighbors = NeighborFilter.ANYBODY;
    private int cost = InterfaceConfig.DEFAULT_COST;
    private int priority = InterfaceConfig.DEFAULT_PRIORITY;
    private Duration hello = InterfaceConfig.DEFAULT_HELLO_INTERVAL;
    private Duration dead = InterfaceConfig.DEFAULT_DEAD_INTERVAL;
    private Duration retransmit = InterfaceConfig.DEFAULT_RETRANSMIT_INTERVAL;
    private Duration delay = InterfaceConfig.DEFAULT_TRANSMIT_DELAY;

    static InterfaceConfig read(String name, Words words) {
        InterfaceDraft draft = VOCABULARY.read(words, new InterfaceDraft());
        return words.valid(() -> draft.config(name));
    }

    private void allow(Words words) {
        neighbors = new NeighborFilter(List.of(words.take("a prefix", Ipv4Prefix::parse)));
    }

    private InterfaceConfig config(String name) {
        return new InterfaceConfig(
                name,
                type,
                cost,
                priority,
                hello,
                dead,
                retransmit,
                delay,
                mtuIgnore,
                passive,
                ttlSecurity,
                neighbors,
                Authentication.NONE);
    }
}
