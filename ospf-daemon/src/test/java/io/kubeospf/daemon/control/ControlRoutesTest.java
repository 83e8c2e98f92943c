package io.kubeospf.daemon.control;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationAlgorithm;
import io.kubeospf.core.packet.AuthenticationKey;
import io.kubeospf.core.packet.Secret;
import io.kubeospf.daemon.http.HttpServer;
import io.kubeospf.daemon.http.RawClient;
import io.kubeospf.daemon.reload.ReloadReport;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlRoutesTest {
    private static final String CONFIG = """
            "config":{"loaded-at":"2026-01-01T00:00:00.000Z","stale":false,"stale-since":null,"problems":[]}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    /** A Designated Router that is full, another router with priority 0, and one whose Hellos do not fit. */
    private final SpokenDaemon daemon = new SpokenDaemon()
            .withRouter("192.168.100.1", 1, 1500, 10)
            .withRouter("192.168.100.2", 0, 1500, 10)
            .withRouter("192.168.100.3", 0, 1500, 30)
            .after(Duration.ofSeconds(105));

    private final HttpServer server = new HttpServer(defect -> {
        throw new AssertionError(defect);
    });

    @SuppressWarnings("NullAway.Init") // set before each test
    private SocketAddress address;

    @BeforeEach
    void listen() throws IOException {
        address = server.listen(
                        UnixDomainSocketAddress.of(directory.resolve("socket")),
                        ControlRoutes.of(daemon, server.executor()))
                .address();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellsProgramsOfNeighborsAndOfWhoIsRefused() throws IOException {
        assertEquals(joined("""
                        {"neighbors":[{"interface":"eth0","neighbor-router-id":"192.168.100.1","address":"192.168.100.1",
                        "state":"full","priority":1,"dr-router-ip-addr":"192.168.100.1","bdr-router-ip-addr":"0.0.0.0",
                        "dead-timer":35,"adjacency-age":65,"state-changes":5,"retransmission-queue":0,"stall":null,"exchange-restarts":null,
                        "last-event":"ExchangeDone","last-drop-reason":null},
                        {"interface":"eth0","neighbor-router-id":"192.168.100.2","address":"192.168.100.2",
                        "state":"2-way","priority":0,"dr-router-ip-addr":"192.168.100.1","bdr-router-ip-addr":"0.0.0.0",
                        "dead-timer":35,"adjacency-age":null,"state-changes":2,"retransmission-queue":0,"stall":null,"exchange-restarts":null,
                        "last-event":"2-WayReceived","last-drop-reason":null}],
                        "refused":[{"interface":"eth0","address":"192.168.100.3",
                        "reason":"its HelloInterval differs (theirs 30 s, ours 10 s); configure the same hello-interval on both routers",
                        "age":15,"count":4}],
                        "remarks":["192.168.100.2 (192.168.100.2) on eth0 is 2-way by design: neither of us is Designated
                         Router or Backup of the network, and one becomes full with those only (192.168.100.1)",
                        "192.168.100.3 on eth0 is heard and refused: its HelloInterval differs (theirs 30 s, ours 10 s);
                         configure the same hello-interval on both routers"],""") + CONFIG, json("/neighbors"));
    }

    @Test
    void tellsPeopleOfNeighborsAndWhySomeAreNotFull() throws IOException {
        assertEquals("""
                Router ID      Address        Interface  State  Role   Pri  Full for  Dead in  Unacked
                192.168.100.1  192.168.100.1  eth0       full   dr       1  1m5s      35s            0
                192.168.100.2  192.168.100.2  eth0       2-way  other    0  -         35s            0

                192.168.100.2 (192.168.100.2) on eth0 is 2-way by design: neither of us is Designated Router or
                    Backup of the network, and one becomes full with those only (192.168.100.1)
                192.168.100.3 on eth0 is heard and refused: its HelloInterval differs (theirs 30 s, ours 10 s);
                    configure the same hello-interval on both routers
                """, text("/neighbors"));
    }

    @Test
    void tellsOfInterfaces() throws IOException {
        assertEquals(joined("""
                        {"interfaces":[{"name":"eth0","address":"192.168.100.132","network-mask":"255.255.255.0",
                        "configured-address":null,"interface-type":"broadcast","state":"dr-other","passive":false,"cost":10,"mtu":1500,
                        "priority":0,"hello-interval":10,"dead-interval":40,"dr-router-ip-addr":"192.168.100.1",
                        "bdr-router-ip-addr":"0.0.0.0","neighbors":2,"adjacencies":1,"refused-lsas":0,"ttl-security":false,
                        "allowed-neighbors":["0.0.0.0/0"],"authentication":"none"}],
                        "router-id":"192.168.100.132","area":"0.0.0.0","area-type":"normal",""") + CONFIG, json("/interfaces"));
        assertEquals("""
                router ID 192.168.100.132, area 0.0.0.0 (normal)

                Name  Address             State     Cost   MTU  Pri  Hello/Dead  Neighbors  Full
                eth0  192.168.100.132/24  dr-other    10  1500    0  10/40               2     1
                """, text("/interfaces"));
    }

    @Test
    void tellsProgramsOfTheDatabaseWithDecodedBodies() throws IOException {
        assertEquals(joined("""
                        {"database":[{"type":1,"type-name":"router-LSA","area":"0.0.0.0","interface":null,
                        "ls-id":"192.168.100.132","adv-router":"192.168.100.132","age":65,"seq-num":"0x80000001",
                        "checksum":"0xd239","length":36,"self-originated":true,"body":{"router-bits":["asbr-bit","host-bit"],
                        "links":[{"type":"transit-network-link","link-id":"192.168.100.1","link-data":"192.168.100.132",
                        "metric":65535}]}},
                        {"type":5,"type-name":"AS-external-LSA","area":null,"interface":null,"ls-id":"10.96.0.0",
                        "adv-router":"192.168.100.132","age":64,"seq-num":"0x80000001","checksum":"0xd74a","length":36,
                        "self-originated":true,"body":{"network-mask":"255.240.0.0","metric":3,"metric-type":2,
                        "forwarding-address":"0.0.0.0","external-route-tag":0}}],
                        "lsas-of-others":3,"max-lsas":100000,"overflow":false,"overflow-age":null,"overflow-interface":null,
                        "overflow-neighbor-router-id":null,"refused":0,""") + CONFIG, json("/database?self=true"));
    }

    @Test
    void tellsPeopleOfTheWholeDatabaseWithoutBodies() throws IOException {
        assertEquals("""
                Type             LSAs
                router-LSA          3
                network-LSA         1
                AS-external-LSA     1

                3 LSAs of others of max-lsas 100000, where one of more than 128 octets counts as several

                Type                    Link State ID    Adv. router       Age  Seq. number  Checksum  Length
                router-LSA              192.168.100.1    192.168.100.1      66  0x80000001   0xd3c4        36
                router-LSA              192.168.100.2    192.168.100.2      67  0x80000001   0xd1c3        36
                router-LSA              192.168.100.132  192.168.100.132    65  0x80000001   0xd239        36
                network-LSA             192.168.100.1    192.168.100.1      61  0x80000002   0xfdc8        36
                AS-external-LSA         10.96.0.0        192.168.100.132    64  0x80000001   0xd74a        36
                """, text("/database"));
    }

    @Test
    void tellsPeopleOfASelectionWithBodies() throws IOException {
        assertEquals("""
                Type                    Link State ID    Adv. router       Age  Seq. number  Checksum  Length
                router-LSA              192.168.100.132  192.168.100.132    65  0x80000001   0xd239        36
                    router-bits asbr-bit, host-bit
                    type transit-network-link, link-id 192.168.100.1, link-data 192.168.100.132, metric 65535
                AS-external-LSA         10.96.0.0        192.168.100.132    64  0x80000001   0xd74a        36
                    network-mask 255.240.0.0, metric 3, metric-type 2, forwarding-address 0.0.0.0,
                        external-route-tag 0
                """, text("/database?adv-router=192.168.100.132"));
        assertTrue(text("/database?type=network").contains("attached-routers 192.168.100.1, 192.168.100.2, "));
        assertTrue(text("/database?ls-id=10.96.0.0&type=5").contains("AS-external-LSA"));
        assertEquals("no LSA is selected\n", text("/database?type=opaque-as"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/database?typ=5         | unknown parameter typ; there are type, ls-id, adv-router, self",
                "/database?type=external5| type: 'external5' is no LS type: write a number of 0 to 255, or one of asbr-summary,",
                "/database?type=256      | type: '256' is no LS type",
                "/database?ls-id=10      | ls-id: '10' is not four numbers of 0 to 255 joined by dots",
                "/database?self=maybe    | self: 'maybe' is not one of true, false"
            })
    void refusesASelectionThatMeansNothing(String target, String why) throws IOException {
        String answer = ask("GET " + target.strip(), "", "");
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertTrue(answer.contains("{\"error\":\"" + why), answer);
    }

    @Test
    void tellsOfAdvertisements() throws IOException {
        assertEquals(joined("""
                        {"advertisements":[{"prefix":"10.96.0.0/12","metric":3,"metric-type":2,"tag":0,
                        "forwarding-address":"0.0.0.0","source":"file","state":"advertised","reason":null,
                        "ls-id":"10.96.0.0","seq-num":"0x80000001","acknowledged-by":["192.168.100.1"]}],""") + CONFIG, json("/advertisements"));
        assertEquals("""
                Prefix        Metric  Type  Tag  Forwarding to  Source  State       Acknowledged
                10.96.0.0/12       3  E2      0  -              file    advertised             1
                """, text("/advertisements"));
    }

    @Test
    void tellsOfEvents() throws IOException {
        String first = """
                {"events":[{"time":"2026-01-01T00:00:00.000Z","event":"interface-up","interface":"eth0",""";
        assertTrue(json("/events").startsWith(first), json("/events"));
        assertTrue(text("/events")
                .startsWith("2026-01-01T00:00:00.000Z info  interface eth0 is up: 192.168.100.132/24, MTU 1500\n"));
    }

    @Test
    void advertisesAndWithdraws() throws IOException {
        String asked = "{\"prefix\":\"10.97.0.0/16\",\"metric\":7,\"metric-type\":\"1\",\"tag\":4294967295}";
        assertEquals("{\"message\":\"advertising 10.97.0.0/16 with metric 7\"}\n", post("/advertise", asked));
        daemon.after(Duration.ofSeconds(10));
        assertTrue(
                text("/advertisements")
                        .contains("10.97.0.0/16       7  E1    4294967295  -              control  advertised"),
                text("/advertisements"));
        assertEquals("{\"message\":\"withdrew 10.97.0.0/16\"}\n", post("/withdraw", "{\"prefix\":\"10.97.0.0/16\"}"));
        assertEquals("{\"message\":\"withdrew 10.96.0.0/12\"}\n", post("/withdraw", "{\"prefix\":\"10.96.0.0/12\"}"));
        assertEquals("""
                nothing is to be announced

                10.96.0.0/12: withdrawn by a command, though the file has it; advertise it, or reload, to have it
                    again
                """, text("/advertisements"));
        assertTrue(json("/advertisements").contains("\"state\":\"withheld\",\"reason\":\"withdrawn by a command"));
    }

    @Test
    void rejectsWhatTheSpeakerRejects() throws IOException {
        String answer = ask("POST /withdraw", "", "{\"prefix\":\"10.99.0.0/16\"}");
        assertTrue(answer.startsWith("HTTP/1.1 409"), answer);
        assertTrue(answer.endsWith("{\"error\":\"10.99.0.0/16 is not advertised\"}\n"), answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "/advertise | {\"prefix\":\"10.96.1.0/12\"}                | 10.96.1.0/12 has host bits set",
                "/advertise | {\"metric\":3}                               | prefix: missing",
                "/advertise | {\"prefix\":\"10.0.0.0/8\",\"metric\":16777215} | metric: '16777215' is not a whole number",
                "/advertise | {\"prefix\":\"10.0.0.0/8\",\"metrik\":3}     | metrik: unknown key; did you mean metric?",
                "/advertise | {\"prefix\":[\"10.0.0.0/8\"]}                | prefix is no single value",
                "/advertise | {\"prefix\":\"10.0.0.0/8\"} {}               | something follows the object",
                "/advertise | {\"prefix\":\"10.0.0.0/8\",\"prefix\":\"1\"} | not JSON: Duplicate field 'prefix'",
                "/advertise | prefix: 10.0.0.0/8                           | not JSON: Unrecognized token 'prefix'",
                "/advertise | {\"prefix\":                                 | not JSON: ",
                "/advertise | []                                           | the body is no JSON object",
                "/advertise | ''                                           | not JSON: ",
                "/withdraw  | {}                                           | to withdraw takes a prefix and nothing else",
                "/withdraw  | {\"prefix\":\"224.0.0.0/4\"}                 | routers forward nothing to 224.0.0.0/4"
            })
    void refusesACommandThatMeansNothing(String target, String body, String why) throws IOException {
        String answer = ask("POST " + target, "", body);
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertTrue(answer.contains(why), answer);
    }

    @Test
    void tellsWhatAReloadChanged() throws IOException {
        assertEquals("{\"message\":\"reloaded: nothing changed\"}\n", post("/reload", ""));
        daemon.report = new ReloadReport.Applied(List.of("eth0 cost 10 -> 20"));
        assertEquals("{\"message\":\"reloaded:\",\"changes\":[\"eth0 cost 10 -> 20\"]}\n", post("/reload", ""));
        daemon.report = new ReloadReport.Refused(List.of("3:5: cost: 'x' is not a whole number"));
        String refused = ask("POST /reload", "text/plain", "");
        assertTrue(refused.startsWith("HTTP/1.1 409"), refused);
        assertTrue(refused.endsWith("has problems:\n3:5: cost: 'x' is not a whole number\n"), refused);
        daemon.report = new ReloadReport.NotNow("the daemon is stopping");
        String notNow = ask("POST /reload", "text/plain", "");
        assertTrue(notNow.startsWith("HTTP/1.1 409"), notNow);
        assertTrue(notNow.endsWith("\nnot reloaded: the daemon is stopping\n"), notNow);
    }

    @Test
    void cancelsACommandWhoseClientHangsUp() throws IOException {
        daemon.busy = true;
        try (RawClient client = RawClient.connect(address)) {
            client.send("POST /reload HTTP/1.1\r\n\r\n");
            await().until(() -> daemon.unanswered.getNumberOfDependents() > 0);
        }
        await().atMost(Duration.ofSeconds(3)).until(daemon.unanswered::isCancelled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain                             | text/plain",
                "text/plain;q=0.9, application/json     | text/plain",
                "text/html, text/plain, */*             | text/plain",
                "application/json, text/plain, */*      | application/json",
                "*/*, text/plain                        | application/json",
                "''                                     | application/json",
            })
    void answersInTheFormThatTheClientNamesFirst(String accept, String contentType) throws IOException {
        String answer = ask("GET /interfaces", accept, "");
        assertTrue(answer.contains("Content-Type: " + contentType), answer);
    }

    @Test
    void tellsHowAnInterfaceAuthenticatesAndNotWithWhat() {
        Authentication keys = new Authentication(
                List.of(
                        new AuthenticationKey(1, AuthenticationAlgorithm.MD5, Secret.of("precious")),
                        new AuthenticationKey(2, AuthenticationAlgorithm.HMAC_SHA_256, Secret.of("valuable"))),
                false);
        InterfaceList list = new InterfaceList(new SpokenDaemon(SpokenDaemon.authenticated("eth0", keys))
                .view()
                .orElseThrow());
        String json = list.items().next().text();
        assertTrue(json.endsWith(",\"authentication\":\"md5 key 1, hmac-sha-256 key 2\"}\n"), json);
        List<String> lines = new ArrayList<>();
        list.lines(TextTable.WIDTH).forEachRemaining(lines::add);
        assertEquals("eth0 authenticates packets: md5 key 1, hmac-sha-256 key 2", lines.get(lines.size() - 1));
    }

    @Test
    void fitsATerminalWithTheWidestValues() throws IOException {
        post(
                "/advertise",
                "{\"prefix\":\"192.168.255.255/32\",\"metric\":16777214,\"tag\":4294967295,"
                        + "\"forwarding-address\":\"192.168.100.254\"}");
        daemon.after(Duration.ofSeconds(10));
        assertTrue(text("/advertisements").contains("192.168.255.255/32  16777214  E2    4294967295  192.168.100.254"));

        new InterfaceList(new SpokenDaemon(widest()).view().orElseThrow())
                .lines(TextTable.WIDTH)
                .forEachRemaining(line -> assertTrue(line.length() <= 100, line));
    }

    @Test
    void nothingIsBrokenOnATerminalOf80CharactersAndAWideOneShowsMore() throws IOException {
        post(
                "/advertise",
                "{\"prefix\":\"192.168.255.255/32\",\"metric\":16777214,\"tag\":4294967295,"
                        + "\"forwarding-address\":\"192.168.100.254\"}");
        daemon.after(Duration.ofSeconds(60));
        for (String path :
                List.of("/neighbors", "/interfaces", "/database", "/database?self", "/advertisements", "/events")) {
            String narrow = body(ask("GET " + path, "text/plain; columns=80", ""));
            narrow.lines().forEach(line -> assertTrue(line.length() <= 80, line));
        }
        assertTrue(ask("GET /neighbors", "text/plain; columns=132", "").contains("  Unacked  Changes  Last event\n"));
        assertTrue(ask("GET /interfaces", "text/plain; columns=132", "").contains("  Full  DR "));
        assertTrue(ask("GET /advertisements", "text/plain; columns=132", "").contains("  Link State ID "));
        InterfaceConfig widest = widest();
        new InterfaceList(new SpokenDaemon(widest).view().orElseThrow())
                .lines(80)
                .forEachRemaining(line -> assertTrue(line.length() <= 80, line));
    }

    @Test
    void saysEverywhereThatTheFileHasProblems() throws IOException {
        daemon.status = daemon.status.refused(daemon.now(), List.of("3:5: cost: 'x' is not a whole number"));
        for (String path : List.of("/neighbors", "/interfaces", "/database", "/advertisements", "/events")) {
            String text = text(path);
            assertTrue(
                    text.contains("\nthe configuration file has problems since 2026-01-01T00:01:45.000Z, so an"), text);
            assertTrue(text.contains("3:5: cost: 'x' is not a whole number"), text);
            assertTrue(json(path).contains("\"stale\":true"), path);
        }
    }

    @Test
    void saysWhatTheDaemonWaitsForBeforeItSpeaks() throws IOException {
        daemon.speaks = false;
        for (String path : List.of("/neighbors", "/interfaces", "/database", "/advertisements")) {
            String answer = ask("GET " + path, "", "");
            assertTrue(answer.startsWith("HTTP/1.1 503"), answer);
            assertTrue(answer.endsWith("{\"error\":\"no OSPF yet: waiting for an IPv4 default route\"}\n"), answer);
        }
        assertTrue(ask("GET /events", "", "").startsWith("HTTP/1.1 200"));
    }

    @Test
    void namesWhatThereIsForWhatThereIsNot() throws IOException {
        assertTrue(ask("GET /routes", "", "").startsWith("HTTP/1.1 404"));
        assertTrue(ask("GET /reload", "", "").startsWith("HTTP/1.1 405"));
        assertTrue(ask("POST /neighbors", "text/plain", "")
                .endsWith("\r\n\r\nPOST does not go with /neighbors; use GET\n"));
    }

    private static InterfaceConfig widest() {
        return new InterfaceConfig(
                "fifteen-letters",
                InterfaceType.POINT_TO_POINT,
                65535,
                255,
                Duration.ofSeconds(65534),
                Duration.ofSeconds(65535),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                false,
                true);
    }

    private String json(String path) throws IOException {
        return body(ask("GET " + path, "", ""));
    }

    private String text(String path) throws IOException {
        String text = body(ask("GET " + path, "text/plain", ""));
        text.lines().forEach(line -> assertTrue(line.length() <= 100, line));
        return text;
    }

    private String post(String path, String body) throws IOException {
        return body(ask("POST " + path, "", body));
    }

    private static String body(String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private String ask(String what, String accept, String body) throws IOException {
        return RawClient.ask(
                address,
                what + " HTTP/1.1\r\naccept: " + accept + "\r\ncontent-length: " + body.length() + "\r\n\r\n" + body);
    }

    private static String joined(String lines) {
        return lines.replace("\n", "");
    }
}
