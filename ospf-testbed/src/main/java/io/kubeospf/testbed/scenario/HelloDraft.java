package io.kubeospf.testbed.scenario;

import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.OspfPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A Hello in words: {@code hello lists 1.1.1.1 dr 10.0.0.2 priority 1}. */
final class HelloDraft {
    private static final Options USUAL = Options.EXTERNAL_ROUTING;

    private static final Vocabulary<HelloDraft> VOCABULARY = new Vocabulary<HelloDraft>()
            .with("lists", (draft, words) -> draft.neighbors.add(words.routerId()))
            .with("dr", (draft, words) -> draft.designated = words.address())
            .with("bdr", (draft, words) -> draft.backup = words.address())
            .with("priority", (draft, words) -> draft.priority = words.number())
            .with(
                    "mask",
                    (draft, words) ->
                            draft.mask = new NetworkMask(words.address().value()))
            .with("hello-interval", (draft, words) -> draft.helloInterval = words.number())
            .with("dead-interval", (draft, words) -> draft.deadInterval = words.number())
            .with("options", (draft, words) -> draft.options = new Options(words.number()));

    private final List<RouterId> neighbors = new ArrayList<>();
    private Ipv4Address designated = Ipv4Address.UNSPECIFIED;
    private Ipv4Address backup = Ipv4Address.UNSPECIFIED;
    private int priority = 1;
    private NetworkMask mask = NetworkMask.ofPrefixLength(24);
    private int helloInterval = 10;
    private int deadInterval = 40;
    private Options options = USUAL;

    static Recipe<OspfPacket> read(Words words) {
        Hello hello = VOCABULARY.read(words, new HelloDraft()).hello();
        return heard -> hello;
    }

    private Hello hello() {
        return new Hello(mask, helloInterval, options, priority, deadInterval, designated, backup, neighbors);
    }

    /** What the speaker's Hellos say that may differ from one to the next. */
    static String text(Hello hello) {
        return "priority " + hello.routerPriority() + " dr " + hello.designatedRouter() + " bdr "
                + hello.backupDesignatedRouter()
                + (hello.options().equals(USUAL) ? "" : " options " + hello.options())
                + hello.neighbors().stream()
                        .map(neighbor -> " lists " + neighbor)
                        .collect(Collectors.joining());
    }
}
