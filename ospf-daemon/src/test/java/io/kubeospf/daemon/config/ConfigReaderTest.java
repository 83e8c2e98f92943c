package io.kubeospf.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.ConfiguredAddress;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.NeighborFilter;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.PacketType;
import io.kubeospf.daemon.advertise.RequestedRoute;
import io.kubeospf.daemon.config.ListenConfig.TcpAddress;
import io.kubeospf.daemon.events.LogConfig;
import io.kubeospf.daemon.events.LogLevel;
import io.kubeospf.daemon.events.LogPackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing but a comment\n", "---\n"})
    void readsAnEmptyFileAsEveryDefault(String text) throws InvalidConfigException {
        assertEquals(
                new DaemonConfig(
                        Optional.empty(),
                        AreaId.BACKBONE,
                        AreaType.NORMAL,
                        List.of(),
                        List.of(RequestedRoute.of(ExternalRoute.of(Ipv4Prefix.parse("10.96.0.0/12")))),
                        100_000,
                        ListenConfig.DEFAULT,
                        LogConfig.DEFAULT),
                ConfigReader.read(text));
    }

    @Test
    void readsEveryKey() throws InvalidConfigException {
        DaemonConfig config = ConfigReader.read("""
                router-id: 192.168.100.132
                area: 0.0.0.1
                area-type: nssa
                lsdb: { max-lsas: 5000 }
                interfaces:
                  - name: eth0
                    interface-type: point-to-point
                    cost: 20
                    priority: 1
                    hello-interval: 2
                    dead-interval: 8
                    retransmit-interval: 3
                    transmit-delay: 4
                    mtu-ignore: true
                    passive: true
                    ttl-security: true
                    address: 192.168.100.132/24
                    neighbors: { allow: [192.168.100.0/24, 10.0.0.9] }
                advertise:
                  - prefix: 10.100.0.0/16
                    metric: 5
                    metric-type: 1
                    tag: 4294967295
                    forwarding-address: 192.168.100.9
                listen: { metrics: "0.0.0.0:9100", control: /run/ospf.sock, control-group: wheel }
                log: { level: warn, packages: { flooding: debug, transport: error } }
                trace: [hello, dd]
                """);
        InterfaceConfig eth0 = new InterfaceConfig(
                "eth0",
                InterfaceType.POINT_TO_POINT,
                20,
                1,
                Duration.ofSeconds(2),
                Duration.ofSeconds(8),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                true,
                true,
                true,
                new NeighborFilter(List.of(Ipv4Prefix.parse("192.168.100.0/24"), Ipv4Prefix.parse("10.0.0.9/32"))),
                Optional.of(ConfiguredAddress.parse("192.168.100.132/24")),
                Authentication.NONE);
        ExternalRoute route = new ExternalRoute(
                Ipv4Prefix.parse("10.100.0.0/16"),
                5,
                ExternalMetricType.TYPE_1,
                -1,
                Ipv4Address.parse("192.168.100.9"));
        assertEquals(
                new DaemonConfig(
                        Optional.of(RouterId.parse("192.168.100.132")),
                        AreaId.parse("0.0.0.1"),
                        AreaType.NSSA,
                        List.of(eth0),
                        List.of(RequestedRoute.of(route)),
                        5000,
                        new ListenConfig(
                                Optional.of(new TcpAddress(Ipv4Address.parse("0.0.0.0"), 9100)),
                                Optional.of(Path.of("/run/ospf.sock")),
                                "wheel"),
                        new LogConfig(
                                LogLevel.WARN,
                                Map.of(LogPackage.FLOODING, LogLevel.DEBUG, LogPackage.TRANSPORT, LogLevel.ERROR),
                                Set.of(PacketType.HELLO, PacketType.DATABASE_DESCRIPTION))),
                config);
    }

    @Test
    @Proves(value = "RFC 2328 C.2", rule = "An Area ID is read as a number or a dotted quad")
    void readsAnAreaAsANumberOrADottedQuad() throws InvalidConfigException {
        assertEquals(AreaId.parse("0.0.0.10"), ConfigReader.read("area: 10").areaId());
        assertEquals(
                AreaId.parse("255.255.255.255"),
                ConfigReader.read("area: 4294967295").areaId());
    }

    @Test
    void announcesNothingWhenTheListIsEmpty() throws InvalidConfigException {
        assertEquals(List.of(), ConfigReader.read("advertise: []").advertise());
    }

    @Test
    void listsEveryProblemOfAFileInTheOrderOfTheirPlaces() {
        assertProblems(
                """
                router-id: 192.168.100
                aera: 0
                interfaces:
                  - name: eth0
                    cost: 0
                  - name: eth0
                    hello-interval: 60
                  - cost: 5
                advertise:
                  - prefix: 10.96.1.0/12
                  - prefix: 10.0.0.0/8
                    metric: 16777215
                  - prefix: 10.0.0.0/8
                """,
                "1:12: router-id: '192.168.100' is not four numbers of 0 to 255 joined by dots, such as 192.168.100.132",
                "2:1: aera: unknown key; did you mean area?",
                "5:11: cost: '0' is not a whole number from 1 to 65535",
                "6:11: interface eth0 is given twice, first on line 4; keep one of them",
                "7:21: dead-interval: 40 (the default) must be more than hello-interval, which is 60; four times"
                        + " hello-interval is usual",
                "8:5: name: missing; write the interface's name, such as name: eth0",
                "10:13: prefix: 10.96.1.0/12 has host bits set; the network is 10.96.0.0/12",
                "12:13: metric: '16777215' is not a whole number from 0 to 16777214",
                "13:13: prefix 10.0.0.0/8 is given twice, first on line 11; keep one of them");
    }

    @Test
    void namesWhoeverCannotBeANeighbor() {
        String example = "such as [192.168.100.0/24]; or remove neighbors to allow anybody, or write passive: true to"
                + " speak to nobody";
        assertProblems(
                """
                interfaces:
                  - name: eth0
                    ttl-security: 255
                    neighbors: { allow: [192.168.100.1/24, 192.168.100.256, 10.0.0.0/8] }
                  - name: eth1
                    neighbors: { allow: [] }
                  - name: eth2
                    neighbors: { deny: [10.0.0.0/8] }
                  - name: eth3
                    neighbors: { allow: 10.0.0.0/8 }
                  - name: eth4
                    neighbors: [10.0.0.0/8]
                """,
                "3:19: ttl-security: '255' is not one of true, false",
                "4:26: allow: 192.168.100.1/24 has host bits set; the network is 192.168.100.0/24",
                "4:44: allow: '192.168.100.256' is not four numbers of 0 to 255 joined by dots, such as 192.168.100.132",
                "6:25: allow: names nobody, so nobody could be a neighbor; write prefixes or addresses, " + example,
                "8:16: allow: names nobody, so nobody could be a neighbor; write prefixes or addresses, " + example,
                "8:18: deny: unknown key; known here: allow",
                "10:25: allow: must be a list, such as [192.168.100.0/24, 192.168.100.1]",
                "12:16: neighbors: must hold keys with values, such as { allow: [192.168.100.0/24] }");
    }

    @Test
    void refusesADatabaseThatIsTooSmallOrTooLargeToBeMeant() {
        assertProblems("lsdb: { max-lsas: 99 }", "1:19: max-lsas: '99' is not a whole number from 100 to 10000000");
        assertProblems(
                "lsdb: { max-lsas: 10000001 }",
                "1:19: max-lsas: '10000001' is not a whole number from 100 to 10000000");
        assertProblems("lsdb: 1000", "1:7: lsdb: must hold keys with values, such as max-lsas: 100000");
        assertProblems("lsdb: { limit: 1000 }", "1:9: limit: unknown key; known here: max-lsas");
    }

    @Test
    void listensNowhereWhenToldSo() throws InvalidConfigException {
        ListenConfig listen =
                ConfigReader.read("listen: { metrics: off, control: off }").listen();
        assertEquals(new ListenConfig(Optional.empty(), Optional.empty(), "kube-ospf"), listen);
    }

    @Test
    void refusesPlacesThatNobodyCanListenOn() {
        String longPath = "/run/" + "x".repeat(103);
        assertProblems(
                """
                listen:
                  metrics: 9089
                  control: control.sock
                  control-group: a b
                  socket: x
                """,
                "2:12: metrics: '9089' is not an IPv4 address, a colon and a port, such as 127.0.0.1:9089 (0.0.0.0:9089"
                        + " for every address of this machine), nor off",
                "3:12: control: 'control.sock' is not the path of a socket, which begins with a slash and ends with a"
                        + " name, nor off",
                "4:18: control-group: 'a b' cannot be the name of a group",
                "5:3: socket: unknown key; known here: metrics, control, control-group");
        assertProblems(
                "listen: { metrics: '1.2.3.4:65536', control: " + longPath + " }",
                "1:20: metrics: '65536' is not a whole number from 1 to 65535",
                "1:46: control: '" + longPath + "' has 108 octets; a socket's path has at most 107");
    }

    @Test
    void theBackboneIsOfNoTypeButNormal() {
        assertProblems(
                """
                area: 0
                area-type: nssa
                """,
                "2:12: area-type: the backbone 0.0.0.0 cannot be nssa; set area to the number that the routers of the LAN"
                        + " have for it");
    }

    @Test
    void aStubAreaTakesNoExternalRoutesNotEvenTheDefaultOne() throws InvalidConfigException {
        String remedy = ": advertise: routers of a stub area take no external routes; write advertise: [], or make the"
                + " area nssa on every router";

        assertProblems("""
                area: 1
                area-type: stub
                """, "2:12" + remedy);
        assertProblems("""
                area: 1
                area-type: stub
                advertise:
                  - prefix: 10.96.0.0/12
                """, "4:3" + remedy);
        assertEquals(AreaType.STUB, ConfigReader.read("""
                        area: 1
                        area-type: stub
                        advertise: []
                        """).areaType());
    }

    @Test
    void saysOfEachValueWhatItShouldBe() {
        assertProblems(
                """
                router-id: 0.0.0.0
                area: [0]
                interfaces:
                  - eth0
                  - name: a name with spaces
                    interface-type: nbma
                    passive: yes
                    dead-interval: 4
                    hello-interval: 4
                    priority: 010
                    cost:
                advertise: 10.96.0.0/12
                log: debug
                """,
                "1:12: router-id: 0.0.0.0 names no router; write an address of this machine",
                "2:7: area: must be a single value",
                "4:5: interfaces: must hold keys with values, such as name: eth0",
                "5:11: name: 'a name with spaces' cannot be an interface's name: 1 to 127 octets without space,"
                        + " slash, colon or control character (of an alias such as eth0:1, write the interface itself)",
                "6:21: interface-type: 'nbma' is not one of broadcast, point-to-point",
                "7:14: passive: 'yes' is not one of true, false",
                "8:20: dead-interval: 4 must be more than hello-interval, which is 4; four times hello-interval is"
                        + " usual",
                "10:15: priority: '010' is not a whole number from 0 to 255",
                "11:10: cost: has no value; give one, or remove the key for the default",
                "12:12: advertise: must be a list, each item after a dash: - prefix: 10.96.0.0/12",
                "13:6: log: must hold keys with values, such as level: info");
    }

    @Test
    void refusesAnAddressOfAnInterfaceThatNoNeighborCouldReach() {
        assertProblems(
                """
                interfaces:
                  - name: eth0
                    address: 192.168.100.200/32
                  - name: eth1
                    address: eth1
                  - { name: lo, address: 192.0.2.1/32, passive: true }
                  - { name: gre1, address: 192.0.2.2/32, interface-type: point-to-point }
                """,
                "3:14: address: 192.168.100.200/32 has no network that neighbors could be in; write the interface's"
                        + " address with its own prefix length, or set interface-type: point-to-point",
                "5:14: address: 'eth1' is not four numbers of 0 to 255 joined by dots, such as 192.168.100.132");
    }

    @Test
    void refusesWhatNoRouterForwardsTo() {
        assertProblems(
                """
                advertise:
                  - prefix: 224.0.0.0/4
                  - prefix: 127.0.0.0/8
                  - prefix: 10.96.0.0/12
                    forwarding-address: 255.255.255.255
                """,
                "2:13: prefix: routers forward nothing to 224.0.0.0/4, a loopback, multicast or reserved address; write an"
                        + " address that hosts can have",
                "3:13: prefix: routers forward nothing to 127.0.0.0/8, a loopback, multicast or reserved address; write an"
                        + " address that hosts can have",
                "5:25: forwarding-address: routers forward nothing to 255.255.255.255, a loopback, multicast or reserved"
                        + " address; write an address that hosts can have");
    }

    @Test
    void saysThatAFileIsNestedTooDeeply() {
        InvalidConfigException e =
                assertThrows(InvalidConfigException.class, () -> ConfigReader.read("area: " + "[".repeat(200_000)));
        assertEquals(1, e.problems().size());
        assertTrue(
                e.problems().get(0).toString().contains("nested too deeply"),
                e.problems().toString());
    }

    @Test
    void refusesAKeyThatIsGivenTwice() {
        assertProblems("area: 0\narea: 1\n", "2:1: area: given twice, first on line 1; keep one of them");
    }

    @Test
    void listsTheKnownKeysWhenNoneIsLikeAnUnknownOne() {
        assertProblems("log: { colour: red }", "1:8: colour: unknown key; known here: level, packages");
    }

    @Test
    void saysWhichPackagesLevelsAndPacketTypesThereAre() {
        assertProblems(
                """
                log:
                  level: verbose
                  packages:
                    floding: debug
                    transport: loud
                trace:
                  - hello
                  - update
                  - [dd]
                """,
                "2:10: level: 'verbose' is not one of error, warn, info, debug",
                "4:5: floding: unknown key; did you mean flooding?",
                "5:16: transport: 'loud' is not one of error, warn, info, debug",
                "8:5: trace: 'update' is not one of hello, dd, ls-request, ls-update, ls-ack",
                "9:5: trace: must be a single value");
        assertProblems("trace: hello", "1:8: trace: must be a list, such as [hello, dd]");
    }

    @Test
    void aBoundBeyondTheHeapIsAProblemOfTheFile() {
        long heap = Runtime.getRuntime().maxMemory();
        int tooMany = 10_000_000;
        Assumptions.assumeTrue(HeapRoom.shortage(tooMany, heap).isPresent(), "this heap holds every database");
        assertProblems(
                "lsdb: { max-lsas: 10000000 }",
                "1:19: max-lsas: " + HeapRoom.shortage(tooMany, heap).orElseThrow());
    }

    @Test
    void looksBelowAnUnknownKeyThatIsANearMiss() {
        assertProblems(
                """
                interfaces:
                  - name: eth0
                    neigbors: { allow: [10.0.0.1/8] }
                    prioritty: 256
                advertize:
                  - prefix: 10.96.0.1/12
                    metrik: many
                log:
                  packges: { floding: debug }
                listne: { metrics: 9089 }
                """,
                "3:5: neigbors: unknown key; did you mean neighbors?",
                "3:25: allow: 10.0.0.1/8 has host bits set; the network is 10.0.0.0/8",
                "4:5: prioritty: unknown key; did you mean priority?",
                "4:16: priority: '256' is not a whole number from 0 to 255",
                "5:1: advertize: unknown key; did you mean advertise?",
                "6:13: prefix: 10.96.0.1/12 has host bits set; the network is 10.96.0.0/12",
                "7:5: metrik: unknown key; did you mean metric?",
                "7:13: metric: 'many' is not a whole number from 0 to 16777214",
                "9:3: packges: unknown key; did you mean packages?",
                "9:14: floding: unknown key; did you mean flooding?",
                "10:1: listne: unknown key; did you mean listen?",
                "10:20: metrics: '9089' is not an IPv4 address, a colon and a port, such as 127.0.0.1:9089 (0.0.0.0:9089 for"
                        + " every address of this machine), nor off");
    }

    @Test
    void whatIsNoYamlSaysThatMoreMayShow() {
        for (String text : List.of("area: [", "area: 1\ncost: *", "listen:{}\narea: x")) {
            InvalidConfigException e = assertThrows(InvalidConfigException.class, () -> ConfigReader.read(text));
            assertTrue(
                    e.problems().get(0).text().endsWith("; when this is corrected, more problems may appear"),
                    e.problems().toString());
        }
    }

    @Test
    void aDefaultRouteOrAPrefixShorterThan8IsRefusedUnlessItIsForced() throws InvalidConfigException {
        String remedy =
                "; correct the prefix, or if it is meant, force it (force: true in the file, --force on the command)";
        assertProblems(
                """
                advertise:
                  - prefix: 0.0.0.0/0
                  - prefix: 10.0.0.0/7
                  - { prefix: 128.0.0.0/1, force: false }
                  - prefix: 10.0.0.0/8
                """,
                "2:13: prefix: 0.0.0.0/0 is a default route: routers would send the Internet traffic of the LAN to this node"
                        + remedy,
                "3:13: prefix: 10.0.0.0/7 is shorter than /8: routers would send the traffic of 33554432 addresses to this"
                        + " node" + remedy,
                "4:15: prefix: 128.0.0.0/1 is shorter than /8: routers would send the traffic of 2147483648 addresses to"
                        + " this node" + remedy);
        assertEquals(
                List.of(new RequestedRoute(ExternalRoute.of(Ipv4Prefix.parse("0.0.0.0/0")), true)),
                ConfigReader.read("advertise: [{ prefix: 0.0.0.0/0, force: true }]")
                        .advertise());
    }

    @Test
    void refusesAPathThatTheKernelCannotBeGiven() {
        String remedy = "; write it without";
        assertProblems(
                "listen: { control: \"/tmp/a\\0b\" }",
                "1:20: control: this cannot be a path, because it has the character U+0000" + remedy);
        assertProblems(
                "listen: { control: \"/tmp/a\\eb\" }",
                "1:20: control: this cannot be a path, because it has the character U+001B" + remedy);
        assertProblem("listen: { control: \"/tmp/\\uD800\" }", "locale of this process cannot write");
        assertProblem(
                "listen: { control: /" + "x".repeat(107) + " }", "has 108 octets; a socket's path has at most 107");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eth\\0",
                "\\e[31meth0",
                "eth0\\x7f",
                "eth\\x850",
                "eth\\u202e0",
                "eth\\uD800",
                "a/b",
                ".",
                "..",
                "a b",
                "an-alternative-name-of-more-than-127-octets-is-none-that-the-kernel-knows-"
                        + "as-ALTIFNAMSIZ-leaves-room-for-127-octets-and-one-zero-octet"
            })
    void refusesWhatNoInterfaceIsCalled(String name) {
        assertProblem("interfaces: [{ name: \"" + name + "\" }]", "cannot be an interface's name");
    }

    @Test
    void controlCharactersOfTheFileReachNoTerminal() {
        assertProblems(
                "\"\\e[2J\\x9b\\u202e\\nerror\": 1",
                "1:1: \\x1b[2J\\x9b\\u202e\\x0aerror: unknown key; known here: area, area-type, router-id, interfaces,"
                        + " advertise, lsdb, listen, log, trace");
        assertProblem("area: \"\\e[31m\"", "\\x1b[31m");
    }

    @Test
    void aLongValueIsNotQuotedAsAWhole() {
        InvalidConfigException e = assertThrows(
                InvalidConfigException.class, () -> ConfigReader.read("log: { level: " + "x".repeat(100_000) + " }"));
        assertTrue(e.problems().get(0).text().length() < 1_100);
        assertTrue(e.problems().get(0).text().endsWith("is not one of error, warn, info, debug"));
    }

    @Test
    void stopsAtMoreKeysAndValuesThanAnybodyNeeds() {
        assertProblems(
                "advertise:\n" + "- a\n".repeat(300_000),
                "199997:3: the file has too many keys and values: at most 200000 are read, lists and mappings counted twice;"
                        + " remove what is below");
    }

    private static void assertProblem(String text, String part) {
        InvalidConfigException e = assertThrows(InvalidConfigException.class, () -> ConfigReader.read(text));
        assertEquals(1, e.problems().size(), e.problems().toString());
        assertTrue(e.problems().get(0).text().contains(part), e.problems().toString());
    }

    @Test
    void asksForAnInterfaceWhenTheListIsEmpty() {
        assertProblems(
                "interfaces: []",
                "1:13: interfaces: is empty; name an interface, or remove the key for the one of the default route");
    }

    @Test
    void refusesAFileThatHoldsNoKeys() {
        assertProblems("- eth0\n", "1:1: the file must hold keys with values, such as area: 0.0.0.0");
    }

    @Test
    void pointsAtATabWhereYamlWantsSpaces() {
        InvalidConfigException e =
                assertThrows(InvalidConfigException.class, () -> ConfigReader.read("interfaces:\n\t- name: eth0\n"));
        assertEquals(1, e.problems().size());
        assertEquals(2, e.problems().get(0).line());
        assertEquals(1, e.problems().get(0).column());
    }

    private static void assertProblems(String text, String... problems) {
        InvalidConfigException e = assertThrows(InvalidConfigException.class, () -> ConfigReader.read(text));
        assertEquals(
                String.join("\n", problems),
                e.problems().stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    }
}
