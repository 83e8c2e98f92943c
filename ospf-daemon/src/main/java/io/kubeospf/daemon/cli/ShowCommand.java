package io.kubeospf.daemon.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what a running daemon knows. */
@Command(name = "show", description = "Shows what the running daemon knows.")
final class ShowCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Show what?");
    }

    @Command(
            name = "neighbors",
            description = {
                "The OSPF routers that are heard.",
                "Below them: why some are not full, or are refused, with the remedy."
            })
    int neighbors(@Mixin Control control, @Mixin Form form) throws InterruptedException {
        return form.show(control, "/neighbors");
    }

    @Command(name = "interfaces", description = "The interfaces that take part in OSPF.")
    int interfaces(@Mixin Control control, @Mixin Form form) throws InterruptedException {
        return form.show(control, "/interfaces");
    }

    @Command(
            name = "database",
            description = {
                "The link-state database: how many LSAs of each type, and the header of each.",
                "With a selection, or as JSON, also what they say."
            })
    int database(@Mixin Control control, @Mixin Form form, @Mixin Selection selection) throws InterruptedException {
        return form.show(control, "/database" + selection.query());
    }

    @Command(
            name = "advertisements",
            description = "The prefixes that are to be announced, and what has become of each.")
    int advertisements(@Mixin Control control, @Mixin Form form) throws InterruptedException {
        return form.show(control, "/advertisements");
    }

    @Command(name = "events", description = "What happened, the latest at the end: about the last 1000 events.")
    int events(@Mixin Control control, @Mixin Form form) throws InterruptedException {
        return form.show(control, "/events");
    }

    /** How it is shown. */
    static final class Form {
        private static final String CLEAR_SCREEN = "\033[H\033[2J";

        @Option(names = "--json", description = "For programs: one JSON object.")
        private boolean json;

        @Option(
                names = "--watch",
                paramLabel = "SECONDS",
                arity = "0..1",
                fallbackValue = "2",
                description =
                        "Shows it again and again until Ctrl-C, every ${FALLBACK-VALUE} seconds unless another number is given.")
        private @Nullable Integer seconds;

        @Spec(Spec.Target.MIXEE)
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        int show(Control control, String target) throws InterruptedException {
            if (seconds == null) {
                return get(control, target);
            }
            if (seconds < 1) {
                throw new ParameterException(spec.commandLine(), "--watch takes whole seconds from 1, not " + seconds);
            }
            boolean terminal = Terminal.isThere();
            while (true) {
                if (!json) {
                    System.out.print(terminal ? CLEAR_SCREEN : "");
                    System.out.println("every " + seconds + " s: kube-ospf show " + target.substring(1) + "  "
                            + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n");
                }
                int unusedExitCode = get(control, target);
                Thread.sleep(seconds * 1000L);
            }
        }

        private int get(Control control, String target) {
            return control.send("GET", target, json ? Control.JSON : text(), "");
        }

        private static String text() {
            OptionalInt width = Terminal.width(System.getenv());
            return Control.TEXT + (width.isPresent() ? "; columns=" + width.getAsInt() : "");
        }
    }

    /** Which LSAs. */
    static final class Selection {
        @Option(
                names = "--type",
                paramLabel = "TYPE",
                description = "LSAs of a type: its number, or router, network, summary, asbr-summary, external,"
                        + " nssa-external, opaque-link, opaque-area, opaque-as.")
        private @Nullable String type;

        @Option(names = "--ls-id", paramLabel = "ID", description = "LSAs with this Link State ID.")
        private @Nullable String linkStateId;

        @Option(names = "--adv-router", paramLabel = "ID", description = "LSAs of the router with this Router ID.")
        private @Nullable String advertisingRouter;

        @Option(names = "--self", description = "Our own LSAs.")
        private boolean self;

        String query() {
            List<String> parameters = new ArrayList<>();
            add(parameters, "type", type);
            add(parameters, "ls-id", linkStateId);
            add(parameters, "adv-router", advertisingRouter);
            add(parameters, "self", self ? "true" : null);
            return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        }

        private static void add(List<String> parameters, String name, @Nullable String value) {
            if (value != null) {
                parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
    }
}
