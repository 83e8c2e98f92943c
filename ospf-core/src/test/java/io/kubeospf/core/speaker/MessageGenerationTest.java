package io.kubeospf.core.speaker;

import static io.kubeospf.core.speaker.AuthenticatedLan.MASTER;
import static io.kubeospf.core.speaker.AuthenticatedLan.ROUTER;
import static io.kubeospf.core.speaker.AuthenticatedLan.config;
import static io.kubeospf.core.speaker.AuthenticatedLan.key;
import static io.kubeospf.core.speaker.AuthenticatedLan.keys;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationAlgorithm;
import io.kubeospf.core.packet.CryptographicFields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which key packets are sent with, and which number they have. The story begins at second 0. */
class MessageGenerationTest {
    private final AuthenticatedLan routers = new AuthenticatedLan();

    @Test
    @Proves("RFC 2328 D.3")
    void keysThatFollowEachOtherCostNoNeighborAnything() {
        Authentication rotating = keys(key(1, "one", -100, 90), key(2, "two", 80, 120), key(3, "three", 110, 1000));
        routers.start(rotating, rotating);
        int before = routers.stateChanges();

        routers.lan.run(Duration.ofMinutes(2));

        assertTrue(routers.isFull());
        assertEquals(before, routers.stateChanges());
        assertEquals(List.of(), routers.refusals("master"));
        assertEquals(
                List.of(1, 2, 3),
                routers.fields("master").stream()
                        .map(CryptographicFields::keyId)
                        .distinct()
                        .toList());
        assertEquals(
                List.of(
                        new Event.AuthenticationKeyInUse("eth0", 1),
                        new Event.AuthenticationKeyInUse("eth0", 2),
                        new Event.AuthenticationKeyInUse("eth0", 3)),
                routers.lan.events("master", Event.AuthenticationKeyInUse.class));
    }

    @Test
    void keysThatTheOperatorReplacesCostNoNeighborAnything() {
        Authentication old = keys(key(1, "one"));
        Authentication both = keys(key(1, "one"), key(2, "two"));
        Authentication next = keys(key(2, "two"));
        routers.start(old, old);
        int before = routers.stateChanges();

        for (Authentication step : List.of(both, next)) {
            routers.lan.command("router", new Command.Reconfigure(config(ROUTER, 1, step)));
            // The other is still without the new key; it has as long as a neighbor may be silent.
            routers.lan.run(Duration.ofSeconds(15));
            routers.lan.command("master", new Command.Reconfigure(config(MASTER, 0, step)));
            routers.lan.run(Duration.ofMinutes(1));
        }

        assertTrue(routers.isFull());
        assertEquals(before, routers.stateChanges());
    }

    @Test
    void anotherAlgorithmCostsNoNeighborAnything() {
        Authentication md5 = Authentication.of(AuthenticationAlgorithm.MD5, 1, "one");
        Authentication both = new Authentication(List.of(md5.keys().get(0), key(2, "two", 100, 1000)), false);
        routers.start(both, both);
        int before = routers.stateChanges();

        routers.lan.run(Duration.ofMinutes(2));

        assertEquals(before, routers.stateChanges());
        assertEquals(
                32,
                routers.fields("router")
                        .get(routers.fields("router").size() - 1)
                        .digestLength());
    }

    @Test
    @Proves("RFC 2328 D.3")
    void theLastKeyGoesOnWhenItIsOverAndTheOperatorIsToldOnce() {
        Authentication ending = keys(key(1, "one", -100, 80));
        routers.start(ending, ending);

        routers.lan.run(Duration.ofMinutes(10));

        assertTrue(routers.isFull());
        assertEquals(
                List.of(new Event.AuthenticationKeysExpired("eth0", 1, Instant.ofEpochSecond(80))),
                routers.lan.events("master", Event.AuthenticationKeysExpired.class));
    }

    @Test
    void nothingIsSentBeforeTheFirstKeyBegins() {
        Authentication later = keys(key(1, "one", 70, 1000));
        routers.start(later, later);

        assertEquals(List.of(), routers.sent("master"));
        assertEquals(
                List.of(new Event.NoAuthenticationKey("eth0", Instant.ofEpochSecond(70))),
                routers.lan.events("master", Event.NoAuthenticationKey.class));

        routers.lan.run(Duration.ofMinutes(2));
        assertTrue(routers.isFull());
    }

    @Test
    void keysFollowTheMachinesClockWhereverItIsSet() {
        Authentication rotating = keys(key(1, "one", -100, 1000), key(2, "two", 1000, 2000));
        routers.start(rotating, rotating);

        routers.lan.setClock("master", Duration.ofSeconds(1000));
        routers.lan.run(Duration.ofSeconds(30));
        assertEquals(2, lastFields("master").keyId());

        routers.lan.setClock("master", Duration.ZERO);
        routers.lan.run(Duration.ofSeconds(30));
        assertEquals(1, lastFields("master").keyId());
        assertTrue(routers.isFull());
        assertRising(routers.fields("master"));
    }

    @Test
    @Proves("RFC 2328 D.3")
    void everyPacketHasAHigherNumberThanTheOneBefore() {
        routers.start(keys(key(1, "one")), keys(key(1, "one")));

        assertRising(routers.fields("router"));
        assertRising(routers.fields("master"));
    }

    @Test
    @Proves("RFC 2328 D.3")
    void numbersGoOnWhereTheFormerLifeEndedAlthoughTheClockWasSetBack() {
        routers.start(keys(key(1, "one")), keys(key(1, "one")));
        long kept = keptNumber();
        long last = lastFields("master").sequenceNumber();
        assertTrue(last < kept, () -> last + " is below " + kept);

        routers.lan.kill("master");
        routers.lan.add("master", config(MASTER, 0, keys(key(1, "one"))), kept);
        routers.lan.setClock("master", Duration.ofDays(-100));
        routers.lan.linkUp("master", MASTER, 1500);
        routers.lan.run(Duration.ofSeconds(45));

        assertRising(routers.fields("master"));
        assertTrue(routers.isFull());
        assertEquals(List.of(), routers.refusals("router"));
    }

    @Test
    void numbersGoOnByTheClockWhereTheFormerLifeLeftNothing() {
        routers.start(keys(key(1, "one")), keys(key(1, "one")));
        routers.lan.run(Duration.ofMinutes(10));
        routers.lan.kill("master");
        routers.lan.run(Duration.ofSeconds(2));
        routers.lan.add("master", config(MASTER, 0, keys(key(1, "one"))));
        routers.lan.linkUp("master", MASTER, 1500);
        routers.lan.run(Duration.ofSeconds(45));

        assertRising(routers.fields("master"));
        assertEquals(List.of(), routers.refusals("router"));
    }

    @Test
    void aNumberIsSetApartBeforeAnyPacketHasIt() {
        routers.start(keys(key(1, "one")), keys(key(1, "one")));
        routers.lan.run(Duration.ofHours(2));

        long kept = 0;
        int writes = 0;
        for (VirtualLan.Logged logged : routers.lan.log("master")) {
            if (logged.output() instanceof Output.KeepSequenceNumber keep) {
                kept = keep.number();
                writes++;
            } else if (logged.output() instanceof Output.SendPacket packet) {
                assertTrue(AuthenticatedLan.fields(packet.payload()).sequenceNumber() < kept);
            }
        }
        assertTrue(kept >= 7200, "it has become later");
        assertTrue(writes <= 9, writes + " files written in two hours");
        assertEquals(List.of(), routers.lan.events("master", Event.CryptographicSequenceWrapped.class));
    }

    @Test
    void nothingIsKeptWithoutCryptographicKeys() {
        Authentication password = Authentication.of(AuthenticationAlgorithm.SIMPLE, 0, "sesame");
        routers.start(password, password);

        assertFalse(routers.lan.log("master").stream()
                .anyMatch(logged -> logged.output() instanceof Output.KeepSequenceNumber));
    }

    /** The number on the wire has 32 bits; ours has more. */
    @Test
    void numbersThatHaveRunOutBeginAnewAndNeighborsComeBack() {
        long last = (1L << 32) - 3;
        routers.lan.add("router", config(ROUTER, 1, keys(key(1, "one"))));
        routers.lan.linkUp("router", ROUTER, 1500);
        routers.lan.add("master", config(MASTER, 0, keys(key(1, "one"))), last);
        routers.lan.linkUp("master", MASTER, 1500);
        routers.lan.run(Duration.ofMinutes(5));

        assertEquals(
                1,
                routers.lan
                        .events("master", Event.CryptographicSequenceWrapped.class)
                        .size());
        assertTrue(routers.isFull());
    }

    private long keptNumber() {
        return routers.lan.log("master").stream()
                .map(VirtualLan.Logged::output)
                .filter(Output.KeepSequenceNumber.class::isInstance)
                .mapToLong(output -> ((Output.KeepSequenceNumber) output).number())
                .max()
                .orElseThrow();
    }

    private CryptographicFields lastFields(String router) {
        List<CryptographicFields> fields = routers.fields(router);
        return fields.get(fields.size() - 1);
    }

    private static void assertRising(List<CryptographicFields> fields) {
        for (int index = 1; index < fields.size(); index++) {
            long before = fields.get(index - 1).sequenceNumber();
            long number = fields.get(index).sequenceNumber();
            assertTrue(number > before, number + " follows " + before);
        }
    }
}
