package io.kubeospf.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kubeospf.core.output.Event;
import io.kubeospf.daemon.config.KnownKeys;
import io.kubeospf.daemon.events.NoNeighbor;
import io.kubeospf.daemon.transport.TransportEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What operators can write or read is in docs/operations.md, set as code. */
class OperationsDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/operations.md");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s: 1",
                "interfaces: [{ name: eth0, %s: 1 }]",
                "interfaces: [{ name: eth0, authentication: { %s: 1 } }]",
                "interfaces: [{ name: eth0, authentication: { type: md5, keys: [{ id: 1, key: a, %s: 1 }] } }]",
                "advertise: [{ prefix: 10.0.0.0/8, %s: 1 }]",
                "listen: { %s: 1 }",
                "log: { %s: 1 }",
                "log: { packages: { %s: 1 } }"
            })
    void itHasEveryKey(String place) throws IOException {
        assertHasAll(KnownKeys.at(place).stream());
    }

    @Test
    void itHasEveryCommandAndOption() throws IOException {
        assertHasAll(commands(new CommandLine(new KubeOspfCommand()))
                .flatMap(command -> Stream.concat(
                        Stream.of(command.getCommandName()),
                        command.getCommandSpec().options().stream().map(OptionSpec::longestName))));
    }

    @Test
    void itHasEveryEventAndNoOther() throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf("### Events");
        String section = document.substring(start, document.indexOf("\n## ", start));
        Set<String> documented = FIRST_COLUMN
                .matcher(section)
                .results()
                .flatMap(row -> words(row.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> events = Stream.concat(
                        Stream.of(Event.class, TransportEvent.class)
                                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses())),
                        Stream.of(NoNeighbor.class))
                .map(type -> type.getSimpleName().replaceAll("\\B[A-Z]", "-$0").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(events, documented);
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(OperationsDocumentTest::commands));
    }

    private static void assertHasAll(Stream<String> needed) throws IOException {
        Set<String> missing = needed.collect(Collectors.toCollection(TreeSet::new));
        assertFalse(missing.isEmpty());
        missing.removeAll(words(Files.readString(DOCUMENT)).collect(Collectors.toSet()));
        assertEquals(Set.of(), missing);
    }

    /** Of what is set as code. */
    private static Stream<String> words(String text) {
        return CODE.matcher(text)
                .results()
                .flatMap(code -> Arrays.stream(code.group(1).split("[^a-z0-9-]+", -1)));
    }
}
