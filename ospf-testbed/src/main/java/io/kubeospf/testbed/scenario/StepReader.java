package io.kubeospf.testbed.scenario;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.testbed.scenario.Step.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads an input:
 *
 * <pre>
 * eth0 up 10.0.0.1/24 mtu 1500             eth0 down
 * eth0 receives from 10.0.0.2: PACKET      eth0 receives every 10 s from 10.0.0.2: PACKET     eth0 receives no more
 * advertise 10.96.0.0/12 metric 3          withdraw 10.96.0.0/12        stop
 * show database                            show neighbors               show interfaces       end
 * reconfigure
 *   interface eth0 cost 20
 *   route 10.97.0.0/16
 * </pre>
 */
final class StepReader {
    private static final int USUAL_MTU = 1500;

    private static final Map<String, View> VIEWS = new LinkedHashMap<>();

    static {
        VIEWS.put("database", ViewText::database);
        VIEWS.put("neighbors", ViewText::neighbors);
        VIEWS.put("interfaces", ViewText::interfaces);
    }

    private static final Vocabulary<List<Action>> COMMANDS = new Vocabulary<List<Action>>()
            .with("advertise", command(words -> new Command.Advertise(RouteDraft.read(words))))
            .with("withdraw", command(words -> new Command.Withdraw(words.take("a prefix", Ipv4Prefix::parse))))
            .with("stop", command(words -> new Command.Stop()))
            .with("show", StepReader::readView)
            .with("end", actions -> actions.add(run -> {}));

    private static final Vocabulary<StepReader> ON_INTERFACE = new Vocabulary<StepReader>()
            .with("up", StepReader::readUp)
            .with("down", StepReader::readDown)
            .with("receives", StepReader::readReception);

    private final ConfigDraft config;
    private final List<Action> actions = new ArrayList<>();
    private String interfaceName = "";
    private List<Words> items = List.of();

    StepReader(ConfigDraft config) {
        this.config = config;
    }

    /** Such as 10.0.0.1/24. */
    private record OwnAddress(Ipv4Address address, NetworkMask mask) {
        static OwnAddress parse(String text) {
            int slash = text.indexOf('/');
            if (slash < 0) {
                throw new IllegalArgumentException(text);
            }
            return new OwnAddress(
                    Ipv4Address.parse(text.substring(0, slash)),
                    NetworkMask.ofPrefixLength(Integer.parseInt(text.substring(slash + 1))));
        }
    }

    private interface View {
        List<String> of(ScenarioRun run);
    }

    private interface CommandReading {
        Command read(Words words);
    }

    Action read(Words words, List<Words> beneath) {
        items = beneath;
        if (config.hasInterface(words.peek())) {
            interfaceName = words.take("an interface");
            ON_INTERFACE.readOne(words, this);
        } else if (words.takeIf("reconfigure")) {
            readReconfiguration(words);
        } else {
            items.forEach(item -> {
                throw item.expected("nothing beneath this input");
            });
            COMMANDS.readOne(words, actions);
        }
        words.requireEnd();
        return actions.get(0);
    }

    private static BiConsumer<List<Action>, Words> command(CommandReading reading) {
        return (actions, words) -> {
            Command command = reading.read(words);
            actions.add(run -> run.command(command));
        };
    }

    private static void readView(List<Action> actions, Words words) {
        String expected = "one of " + String.join(", ", VIEWS.keySet());
        String name = words.peek();
        View view = words.take(
                expected,
                word -> Optional.ofNullable(VIEWS.get(word)).orElseThrow(() -> new IllegalArgumentException(word)));
        actions.add(run -> run.show(name, view.of(run)));
    }

    /** All interfaces and routes of the new configuration stand beneath. */
    private void readReconfiguration(Words words) {
        ConfigDraft next = config.successor(items);
        Command command = words.valid(() -> new Command.Reconfigure(next.config(words.place())));
        actions.add(run -> run.command(command));
    }

    private void readUp(Words words) {
        OwnAddress own = words.take("an address with a prefix length", OwnAddress::parse);
        int mtu = words.takeIf("mtu") ? words.number() : USUAL_MTU;
        LinkStatus up = words.valid(() -> new LinkStatus.Up(own.address(), own.mask(), mtu));
        String name = interfaceName;
        actions.add(run -> run.link(name, up));
    }

    private void readDown(Words words) {
        String name = interfaceName;
        actions.add(run -> run.link(name, new LinkStatus.Down(LinkDownReason.NO_CARRIER)));
    }

    private void readReception(Words words) {
        String name = interfaceName;
        if (words.takeIf("no")) {
            words.require("more");
            actions.add(run -> run.silence(name));
            return;
        }
        Optional<Duration> every = words.takeIf("every") ? Optional.of(words.seconds()) : Optional.empty();
        Arrival arrival = ArrivalReader.read(config, name, words, items);
        actions.add(run -> {
            run.arrive(arrival);
            every.ifPresent(interval -> run.repeat(arrival, interval));
        });
    }
}
