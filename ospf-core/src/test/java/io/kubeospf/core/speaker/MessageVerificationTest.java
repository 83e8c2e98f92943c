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
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationAlgorithm;
import io.kubeospf.core.packet.AuthenticationKey;
import io.kubeospf.core.packet.KeyLifetime;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.packet.PacketSeal;
import io.kubeospf.core.packet.Secret;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is refused, and by which name. */
class MessageVerificationTest {
    private final AuthenticatedLan routers = new AuthenticatedLan();

    @ParameterizedTest
    @EnumSource
    @Proves("RFC 2328 D.4; RFC 5709 3.3")
    void routersWithTheSameKeyBecomeNeighbors(AuthenticationAlgorithm algorithm) {
        Authentication same = Authentication.of(algorithm, 3, "sesame");

        assertTrue(routers.start(same, same).isFull());
        assertEquals(List.of(), routers.refusals("master"));
        assertEquals(List.of(), routers.refusals("router"));
    }

    @Test
    @Proves("RFC 2328 8.2, D.4")
    void aPacketOfAnotherTypeIsRefused() {
        Authentication password = Authentication.of(AuthenticationAlgorithm.SIMPLE, 0, "sesame");
        routers.start(password, keys(key(1, "sesame")));

        assertEquals(
                List.of("AUTHENTICATION_TYPE simple password | cryptographic (MD5 or SHA)"),
                routers.refusals("master"));
        assertEquals(
                List.of("AUTHENTICATION_TYPE cryptographic (MD5 or SHA) | simple password"),
                routers.refusals("router"));
        assertNobody();
    }

    @Test
    @Proves("RFC 2328 D.4")
    void aPacketWithoutAuthenticationIsRefused() {
        routers.start(Authentication.NONE, keys(key(1, "sesame")));

        assertEquals(List.of("AUTHENTICATION_TYPE none | cryptographic (MD5 or SHA)"), routers.refusals("master"));
        assertEquals(List.of("AUTHENTICATION_TYPE cryptographic (MD5 or SHA) | none"), routers.refusals("router"));
        assertNobody();
    }

    @Test
    @Proves("RFC 2328 D.5.2")
    void aPacketWithAnotherPasswordIsRefusedAndNeitherIsTold() {
        routers.start(
                Authentication.of(AuthenticationAlgorithm.SIMPLE, 0, "sesame"),
                Authentication.of(AuthenticationAlgorithm.SIMPLE, 0, "simsim"));

        assertEquals(List.of("WRONG_PASSWORD  | "), routers.refusals("master"));
        assertEquals(List.of("WRONG_PASSWORD  | "), routers.refusals("router"));
        assertNobody();
    }

    @Test
    @Proves("RFC 2328 D.5.3")
    void aPacketWithAKeyThatWeDoNotHaveIsRefused() {
        routers.start(keys(key(1, "sesame")), keys(key(2, "sesame"), key(3, "simsim", -20, -10)));

        assertEquals(List.of("UNKNOWN_KEY 1 | 2, 3"), routers.refusals("master"));
        assertEquals(List.of("UNKNOWN_KEY 2 | 1"), routers.refusals("router"));
        assertNobody();
    }

    @Test
    @Proves("RFC 2328 D.3, D.5.3")
    void aPacketWithAKeyWhoseTimeItIsNotIsRefused() {
        KeyLifetime future = new KeyLifetime(Instant.parse("2027-01-01T00:00:00Z"), Instant.MAX);
        AuthenticationKey later =
                new AuthenticationKey(1, AuthenticationAlgorithm.HMAC_SHA_256, Secret.of("sesame"), future, future);
        routers.start(keys(key(1, "sesame")), keys(later));

        assertEquals(List.of("KEY_NOT_VALID key 1 | accepted from 2027-01-01T00:00:00Z"), routers.refusals("master"));
    }

    @Test
    @Proves("RFC 5709 3")
    void aPacketOfAnotherAlgorithmIsRefused() {
        routers.start(Authentication.of(AuthenticationAlgorithm.MD5, 1, "sesame"), keys(key(1, "sesame")));

        assertEquals(List.of("AUTHENTICATION_ALGORITHM md5 | hmac-sha-256"), routers.refusals("master"));
        assertEquals(List.of("AUTHENTICATION_ALGORITHM hmac-sha-256 | md5"), routers.refusals("router"));
        assertNobody();
    }

    @Test
    @Proves("RFC 2328 D.5.3")
    void aPacketWithTheDigestOfAnotherKeyIsRefused() {
        routers.start(keys(key(1, "sesame")), keys(key(1, "simsim")));

        assertEquals(List.of("WRONG_DIGEST key 1 | key 1"), routers.refusals("master"));
        assertEquals(List.of("WRONG_DIGEST key 1 | key 1"), routers.refusals("router"));
        assertNobody();
    }

    @Test
    void aDigestThatIsCutShortIsMalformed() {
        routers.start(keys(key(1, "sesame")), keys(key(1, "sesame")));
        Octets packet = last("router");

        routers.lan.inject("master", ROUTER, packet.slice(0, packet.length() - 1));

        assertEquals(
                List.of(Malformation.AUTHENTICATION_LENGTH),
                routers.lan.events("master", Event.PacketMalformed.class).stream()
                        .map(Event.PacketMalformed::malformation)
                        .toList());
        assertTrue(routers.isFull());
    }

    @Test
    @Proves("RFC 2328 D.3, D.5.3")
    void aPacketThatWasSentBeforeIsRefused() {
        routers.start(keys(key(1, "sesame")), keys(key(1, "sesame")));
        Octets first = routers.sent("router").get(0);
        long last = AuthenticatedLan.fields(last("router")).sequenceNumber();

        routers.lan.inject("master", ROUTER, first);

        long number = AuthenticatedLan.fields(first).sequenceNumber();
        assertEquals(List.of("SEQUENCE_NUMBER " + number + " | at least " + last), routers.refusals("master"));
        assertTrue(routers.isFull());
    }

    @Test
    @Proves("RFC 2328 D.5.3")
    void anEqualSequenceNumberIsTakenUnlessStrict() {
        Authentication tolerant = keys(key(1, "sesame"));
        Authentication strict = new Authentication(tolerant.keys(), true);
        routers.start(strict, tolerant);

        routers.lan.inject("master", ROUTER, last("router"));
        routers.lan.inject("router", MASTER, last("master"));

        long last = AuthenticatedLan.fields(last("master")).sequenceNumber();
        assertEquals(List.of(), routers.refusals("master"));
        assertEquals(List.of("SEQUENCE_NUMBER " + last + " | more than " + last), routers.refusals("router"));
        assertTrue(routers.isFull());
    }

    /** Whoever has no key cannot make us refuse the neighbor's packets. */
    @Test
    void aForgedNumberIsNotRemembered() {
        routers.start(keys(key(1, "sesame")), keys(key(1, "sesame")));
        byte[] forged = last("router").toByteArray();
        forged[20] = (byte) 0xff; // the highest octet of the sequence number

        routers.lan.inject("master", ROUTER, Octets.of(forged));
        routers.lan.run(Duration.ofMinutes(5));

        assertEquals(List.of("WRONG_DIGEST key 1 | key 1"), routers.refusals("master"));
        assertTrue(routers.isFull());
    }

    /** The digest says nothing of the address that a packet comes from. */
    @Test
    void theNumberOfAnotherRouterIsNotRemembered() {
        routers.start(keys(key(1, "sesame")), keys(key(1, "sesame")));
        Octets ofAnother = PacketSeal.withDigest(
                PacketCodec.encode(
                        new LinkStateAcknowledgment(List.of()), RouterId.parse("192.168.100.2"), AreaId.BACKBONE),
                key(1, "sesame"),
                0xf0000000L);

        routers.lan.inject("master", ROUTER, ofAnother);
        routers.lan.run(Duration.ofMinutes(5));

        assertTrue(routers.isFull());
        assertEquals(List.of("UNKNOWN_NEIGHBOR  | "), routers.refusals("master"));
    }

    @Test
    @Proves("RFC 2328 D.3")
    void aPasswordWhoseTimeItIsNotIsWrong() {
        KeyLifetime over = new KeyLifetime(Instant.MIN, Instant.EPOCH);
        AuthenticationKey former =
                new AuthenticationKey(1, AuthenticationAlgorithm.SIMPLE, Secret.of("sesame"), over, over);
        AuthenticationKey present = new AuthenticationKey(2, AuthenticationAlgorithm.SIMPLE, Secret.of("simsim"));
        routers.start(Authentication.of(AuthenticationAlgorithm.SIMPLE, 1, "sesame"), keys(former, present));

        assertEquals(List.of("WRONG_PASSWORD  | "), routers.refusals("master"));
        assertNobody();
    }

    @Test
    @Proves("RFC 2328 D.3")
    void aNeighborThatBeginsItsNumbersAnewIsHeardWhenItsFormerLifeIsOver() {
        routers.start(keys(key(1, "sesame")), keys(key(1, "sesame")));
        routers.lan.kill("router");
        routers.lan.add("router", config(ROUTER, 1, keys(key(1, "sesame"))));
        routers.lan.setClock("router", Duration.ofDays(-10));
        routers.lan.linkUp("router", ROUTER, 1500);
        routers.lan.run(Duration.ofSeconds(25));

        assertFalse(routers.refusals("master").isEmpty());
        assertTrue(
                routers.refusals("master").get(0).startsWith("SEQUENCE_NUMBER 0 "),
                routers.refusals("master")::toString);

        routers.lan.run(Duration.ofMinutes(2));
        assertTrue(routers.isFull());
    }

    @Test
    void nobodyRaisesTheAlarmOfAConflictWithoutOurKey() {
        routers.start(keys(key(1, "sesame")), keys(key(1, "sesame")));
        byte[] forged = last("master").toByteArray();
        forged[forged.length - 1] ^= 1;

        routers.lan.inject("master", MASTER, Octets.of(forged));
        routers.lan.inject("master", ROUTER, Octets.of(forged));

        assertEquals(List.of(), routers.lan.events("master", Event.DuplicateAddress.class));
        assertEquals(List.of(), routers.lan.events("master", Event.RouterIdConflict.class));

        routers.lan.inject("master", ROUTER, last("master"));
        assertEquals(
                1, routers.lan.events("master", Event.RouterIdConflict.class).size());
    }

    @Test
    void ourOwnPacketThatALoopBringsBackIsRefusedAndRaisesNoAlarm() {
        routers.start(keys(key(1, "sesame")), keys(key(1, "sesame")));

        routers.lan.inject("master", MASTER, last("master"));

        List<String> refusals = routers.refusals("master");
        assertEquals(1, refusals.size(), refusals::toString);
        assertTrue(refusals.get(0).startsWith("OWN_ADDRESS "), refusals::toString);
        assertEquals(List.of(), routers.lan.events("master", Event.DuplicateAddress.class));
        assertEquals(List.of(), routers.lan.events("master", Event.RouterIdConflict.class));
    }

    private Octets last(String router) {
        List<Octets> sent = routers.sent(router);
        return sent.get(sent.size() - 1);
    }

    private void assertNobody() {
        assertEquals(List.of(), routers.lan.neighborStates("master"));
        assertEquals(List.of(), routers.lan.neighborStates("router"));
    }
}
