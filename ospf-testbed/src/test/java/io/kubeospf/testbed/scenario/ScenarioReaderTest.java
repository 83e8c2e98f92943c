package io.kubeospf.testbed.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    private static final String HEADING = """
            A rule
            rule: RFC 2328 9.5
            router 1.1.1.1
            interface eth0
            neighbor 10.0.0.2 is 2.2.2.2
            """;
    private static final String WITH_POINT = HEADING + """
            at 0 s  eth0 up 10.0.0.1/24
            must: InterfaceUp
            """;

    private final Path directory;

    ScenarioReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    at 1 s  eth0 sleeps                                      | 6 | expected one of up, down, receives, found 'sleeps'
                    at 1 s  eth1 up 10.0.0.1/24                              | 6 | expected one of advertise, withdraw, stop, show, end, found 'eth1'
                    at 1 s  show weather                                     | 6 | expected one of database, neighbors, interfaces, found 'weather'
                    at soon eth0 down                                        | 6 | expected a number of seconds, found 'soon'
                    at 1    eth0 down                                        | 6 | expected 's', found 'eth0'
                    at 1 s  eth0 down quickly                                | 6 | expected nothing more, found 'quickly'
                    at 1 s  eth0 receives from 10.0.0.2: greeting            | 6 | expected one of hello, database-description, link-state-request, link-state-update, link-state-acknowledgment, found 'greeting'
                    at 1 s  eth0 receives from 10.0.0.2: hello dr nobody     | 6 | expected an address, found 'nobody'
                    at 1 s  eth0 receives from 10.0.0.3: hello               | 6 | expected 'as ROUTER-ID', or a line 'neighbor 10.0.0.3 is ROUTER-ID'
                    routers 1.1.1.1                                          | 6 | expected one of rule, lesson, hellos, router, interface, neighbor, route, max-lsas, include, found 'routers'
                    include common/nothing.txt                               | 6 | expected a file of the scenarios, found 'common/nothing.txt'
                    interface eth1 priority 256                              | 6 | priority must be 0 to 255, not 256
                    at 1 s  eth0 up 10.0.0.1                                 | 6 | expected an address with a prefix length, found '10.0.0.1'
                    > 0.000  InterfaceUp                                     | 6 | expected an input 'at SECONDS s ...' before this line
                    """)
    void refusesWhatItDoesNotKnowWithThePlaceAndWhatItExpected(String line, int place, String complaint)
            throws IOException {
        assertEquals("rule.txt:" + place + ": " + complaint, complaintAbout(HEADING + line + "\n"));
    }

    @Test
    void refusesAnLsaOfAnUnknownWordAtItsOwnLine() throws IOException {
        String text = HEADING + """
                at 1 s  eth0 receives from 10.0.0.2: link-state-update
                  external 10.0.0.0/8 by 2.2.2.2 colour 3
                """;
        assertTrue(complaintAbout(text).startsWith("rule.txt:7: expected one of as-sent, sequence, age"));
    }

    @Test
    void refusesAMustThatSaysNothing() throws IOException {
        assertEquals(
                "rule.txt:8: expected 'must: TEXT' or 'must not: TEXT', found 'must:snow'",
                complaintAbout(WITH_POINT + "must:snow\n"));
    }

    @Test
    void refusesAScenarioWithoutAPoint() throws IOException {
        assertEquals(
                "rule.txt:1: expected a title, a line 'rule: ...' and at least one line 'must: ...' or 'must not: ...'",
                complaintAbout(HEADING + "at 0 s  eth0 up 10.0.0.1/24\n"));
    }

    @Test
    void refusesTimeThatGoesBack() throws IOException {
        Scenario scenario = read(WITH_POINT + "at 2 s  eth0 down\nat 1 s  end\n");
        assertEquals(
                "rule.txt:9: expected a time that is not before the last one",
                assertThrows(ScenarioSyntaxException.class, scenario::run).getMessage());
    }

    @Test
    void refusesToEchoWhatTheRouterHasNotSent() throws IOException {
        Scenario scenario = read(WITH_POINT + """
                at 1 s  eth0 receives from 10.0.0.2: link-state-update
                  router 1.1.1.1 by 1.1.1.1 as-sent
                """);
        assertEquals(
                "rule.txt:9: the router has not sent router-LSA 1.1.1.1 of 1.1.1.1",
                assertThrows(ScenarioSyntaxException.class, scenario::run).getMessage());
    }

    @Test
    void aRefreshWritesTheOutputsAndNothingElse() throws IOException {
        Scenario.Outcome outcome =
                read(WITH_POINT + "# remark\n> an old line\nat 1 s  end\n").run();
        assertEquals((WITH_POINT + """
                        >    0.000  InterfaceUp eth0 address 10.0.0.1 mask 255.255.255.0 mtu 1500
                        >    0.000  InterfaceStateChanged eth0 from down to dr-other cause InterfaceUp
                        # remark
                        at 1 s  end
                        """).lines().toList(), outcome.lines());
    }

    @Test
    void tellsWhatDiffersBetweenWhatDoesNot() throws IOException {
        Scenario.Outcome outcome = read(WITH_POINT + """
                        >    0.000  InterfaceUp eth0 address 10.0.0.1 mask 255.255.255.0 mtu 1500
                        >    0.000  another line
                        """).run();
        assertEquals(
                List.of(
                        "rule.txt:6:",
                        "  expected >    0.000  another line",
                        "  actual   >    0.000  InterfaceStateChanged eth0 from down to dr-other cause InterfaceUp"),
                outcome.differences());
    }

    @Test
    void whatMustBeIsCheckedApartFromTheOutputsThatAreExpected() throws IOException {
        Scenario.Outcome outcome = read(WITH_POINT + "must: snow\nmust not: InterfaceStateChanged\n")
                .run();
        assertEquals(List.of("rule.txt:8: must: snow", "rule.txt:9: must not: InterfaceStateChanged"), outcome.unmet());
    }

    private String complaintAbout(String text) throws IOException {
        Path file = write(text);
        return String.valueOf(assertThrows(ScenarioSyntaxException.class, () -> ScenarioReader.read(directory, file))
                .getMessage());
    }

    private Scenario read(String text) throws IOException {
        return ScenarioReader.read(directory, write(text));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("rule.txt"), text);
    }
}
