package io.kubeospf.testbed.fuzz;

import static io.kubeospf.testbed.fuzz.BrokenRuleException.require;

import io.kubeospf.daemon.config.ConfigProblem;
import io.kubeospf.daemon.config.ConfigReader;
import io.kubeospf.daemon.config.InvalidConfigException;
import io.kubeospf.daemon.config.InvalidRequestException;
import io.kubeospf.daemon.config.RouteReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Any text as the configuration file, and as what an operator asks for: it is taken, or its problems are told. */
public final class ConfigTarget {
    /** What a text is put together from; a letter stands for itself. */
    private static final List<String> WORDS = List.of(
            "router-id:",
            "area:",
            "area-type:",
            "interfaces:",
            "name:",
            "interface-type:",
            "cost:",
            "priority:",
            "hello-interval:",
            "dead-interval:",
            "retransmit-interval:",
            "transmit-delay:",
            "mtu-ignore:",
            "passive:",
            "authentication:",
            "type:",
            "keys:",
            "id:",
            "key:",
            "send-from:",
            "accept-from:",
            "strict:",
            "advertise:",
            "prefix:",
            "metric:",
            "metric-type:",
            "tag:",
            "forwarding-address:",
            "lsdb:",
            "max-lsas:",
            "listen:",
            "metrics:",
            "control:",
            "control-group:",
            "log:",
            "level:",
            "trace:",
            "neighbors:",
            "allow:",
            "ttl-security:",
            "\n",
            "\n  ",
            "\n    ",
            "\n  - ",
            "\n- ",
            " ",
            "{",
            "}",
            "[",
            "]",
            ", ",
            "&a",
            "*a",
            "<<:",
            "!!int",
            "|",
            ">",
            "? ",
            "\"",
            "'",
            "#",
            "---",
            "...",
            "eth0",
            "10.96.0.0/12",
            "10.0.0.1",
            "0.0.0.0",
            "1",
            "0",
            "-1",
            "65536",
            "4294967296",
            "99999999999999999999",
            "0x10",
            "1e9",
            ".nan",
            "true",
            "false",
            "null",
            "~",
            "nssa",
            "stub",
            "md5",
            "hmac-sha-256",
            "simple",
            "2027-01-01T00:00:00Z",
            "2027-99-99T00:00:00Z",
            "off",
            "127.0.0.1:9089",
            "[::1]:1",
            "\0",
            "\uFFFE",
            "\u0085");

    private ConfigTarget() {}

    /**
     * The target, by the name that Jazzer knows.
     *
     * @throws BrokenRuleException when a rule is broken
     */
    public static void fuzzerTestOneInput(byte[] input) {
        Choices choices = new Choices(input);
        switch (choices.below(3)) {
            case 0 -> readFile(new String(choices.rest().toByteArray(), StandardCharsets.UTF_8));
            case 1 -> readFile(text(choices));
            default -> readRequest(choices);
        }
    }

    private static String text(Choices choices) {
        StringBuilder text = new StringBuilder();
        while (!choices.isOver()) {
            text.append(word(choices));
        }
        return text.toString();
    }

    private static String word(Choices choices) {
        int number = choices.octet();
        return number < WORDS.size() ? WORDS.get(number) : Character.toString((char) (number & 0x7f));
    }

    private static void readFile(String text) {
        try {
            ConfigReader.read(text);
        } catch (InvalidConfigException invalid) {
            require(!invalid.problems().isEmpty(), "a file that cannot be used has a problem");
            invalid.problems().forEach(ConfigTarget::requireTold);
        }
    }

    private static void requireTold(ConfigProblem problem) {
        require(problem.line() >= 1 && problem.column() >= 1, "a problem has a place: " + problem);
    }

    private static void readRequest(Choices choices) {
        Map<String, String> values = new TreeMap<>();
        while (!choices.isOver()) {
            String key = word(choices).replace(":", "");
            values.put(key, choices.flag() ? word(choices) : word(choices) + word(choices));
        }
        try {
            RouteReader.read(values);
        } catch (InvalidRequestException invalid) {
            require(invalid.getMessage() != null, "a request that cannot be granted is answered");
        }
    }
}
