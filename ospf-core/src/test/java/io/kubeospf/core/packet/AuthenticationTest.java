package io.kubeospf.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose time it is. Times are seconds. */
class AuthenticationTest {
    @Test
    @Proves("RFC 2328 D.3")
    void theKeyThatBeganLastIsForSending() {
        Authentication authentication = sending(key(9, 0, 100), key(1, 50, 200));

        assertEquals(Optional.of(9), sendingAt(authentication, 49));
        assertEquals(Optional.of(1), sendingAt(authentication, 50));
        assertEquals(Optional.of(1), sendingAt(authentication, 150));
    }

    @Test
    void ofKeysThatBeganTogetherTheHigherIdIsForSending() {
        assertEquals(Optional.of(4), sendingAt(sending(key(4, 0, 100), key(3, 0, 100)), 10));
    }

    @Test
    @Proves("RFC 2328 D.3")
    void theLastKeyGoesOnWhenItIsOver() {
        Authentication authentication = sending(key(1, 0, 100), key(2, 50, 80));

        assertEquals(Optional.of(1), sendingAt(authentication, 80));
        assertEquals(Optional.of(1), sendingAt(authentication, 1_000_000));
    }

    @Test
    void aKeyThatHasNotBegunIsNotForSending() {
        assertEquals(Optional.empty(), sendingAt(sending(key(1, 100, 200)), 99));
    }

    @Test
    @Proves("RFC 2328 D.3")
    void everyKeyIsAcceptedInItsTimeAndNotElse() {
        AuthenticationKey one = accepted(1, 0, 100);
        AuthenticationKey two = accepted(2, 50, 200);
        Authentication authentication = new Authentication(List.of(one, two), false);

        assertTrue(authentication.accepts(one, at(99)));
        assertFalse(authentication.accepts(one, at(100)), "while another is");
        assertFalse(authentication.accepts(two, at(49)));
        assertTrue(authentication.accepts(two, at(50)));
    }

    @Test
    @Proves("RFC 2328 D.3")
    void theLastKeyIsAcceptedWhenAllAreOver() {
        AuthenticationKey one = accepted(1, 0, 100);
        AuthenticationKey two = accepted(2, 50, 200);
        Authentication authentication = new Authentication(List.of(one, two), false);

        assertTrue(authentication.accepts(two, at(200)));
        assertFalse(authentication.accepts(one, at(200)));
    }

    @Test
    @Proves("RFC 2328 D.3")
    void theKeyThatGoesOnForSendingIsAcceptedThoughAnotherStillIs() {
        AuthenticationKey one = key(1, 0, 100);
        AuthenticationKey two = new AuthenticationKey(
                2,
                AuthenticationAlgorithm.MD5,
                Secret.of("secret 2"),
                new KeyLifetime(at(99), at(200)),
                new KeyLifetime(at(0), at(210)));
        Authentication authentication = sending(one, two);

        assertEquals(Optional.of(2), sendingAt(authentication, 300));
        assertTrue(authentication.accepts(two, at(300)));
        assertTrue(authentication.accepts(one, at(300)));
    }

    @Test
    void ofAllKeysTheLongestDigestNeedsItsRoom() {
        assertEquals(0, Authentication.NONE.trailerLength());
        assertEquals(
                0,
                Authentication.of(AuthenticationAlgorithm.SIMPLE, 0, "secret").trailerLength());
        assertEquals(
                64,
                new Authentication(
                                List.of(
                                        new AuthenticationKey(1, AuthenticationAlgorithm.MD5, Secret.of("a")),
                                        new AuthenticationKey(2, AuthenticationAlgorithm.HMAC_SHA_512, Secret.of("b"))),
                                false)
                        .trailerLength());
    }

    @Test
    void aKeyFitsItsAlgorithm() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Authentication.of(AuthenticationAlgorithm.SIMPLE, 0, "more than 8 octets"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Authentication.of(AuthenticationAlgorithm.MD5, 0, "more than 16 octets"));
        assertThrows(IllegalArgumentException.class, () -> Authentication.of(AuthenticationAlgorithm.MD5, 256, "a"));
        assertThrows(IllegalArgumentException.class, () -> sending(key(1, 0, 1), key(1, 0, 1)));
    }

    @Test
    void aKeyMayBeAsLongAsItsAlgorithmAllows() {
        assertEquals(
                1,
                Authentication.of(AuthenticationAlgorithm.SIMPLE, 0, "8 octets")
                        .keys()
                        .size());
        assertEquals(
                1,
                Authentication.of(AuthenticationAlgorithm.MD5, 255, "sixteen octets..")
                        .keys()
                        .size());
        assertThrows(IllegalArgumentException.class, () -> Authentication.of(AuthenticationAlgorithm.MD5, -1, "a"));
        assertThrows(IllegalArgumentException.class, () -> Secret.of(""));
    }

    @Test
    void passwordsAndKeysDoNotGoTogether() {
        AuthenticationKey password = new AuthenticationKey(1, AuthenticationAlgorithm.SIMPLE, Secret.of("a"));
        AuthenticationKey key = new AuthenticationKey(2, AuthenticationAlgorithm.MD5, Secret.of("a"));

        assertThrows(IllegalArgumentException.class, () -> new Authentication(List.of(password, key), false));
    }

    @Test
    void aLifetimeSaysItsEnds() {
        assertEquals("always", KeyLifetime.ALWAYS.toString());
        assertEquals("from 1970-01-01T00:00:01Z", new KeyLifetime(at(1), Instant.MAX).toString());
        assertEquals("until 1970-01-01T00:00:02Z", new KeyLifetime(Instant.MIN, at(2)).toString());
        assertEquals("from 1970-01-01T00:00:01Z until 1970-01-01T00:00:02Z", new KeyLifetime(at(1), at(2)).toString());
        assertThrows(IllegalArgumentException.class, () -> new KeyLifetime(at(1), at(1)));
    }

    @Test
    void aDigestTellsItsAlgorithmByItsLength() {
        assertEquals("hmac-sha-384", new CryptographicFields(1, 48, 0).algorithm());
        assertEquals("a digest of 0 octets", new CryptographicFields(1, 0, 0).algorithm());
        assertEquals("a digest of 24 octets", new CryptographicFields(1, 24, 0).algorithm());
    }

    @Test
    void nothingTellsASecret() {
        AuthenticationKey key = new AuthenticationKey(1, AuthenticationAlgorithm.MD5, Secret.of("sesame"));
        Authentication authentication = new Authentication(List.of(key), true);

        assertEquals("(hidden)", key.secret().toString());
        assertFalse(key.toString().contains("sesame"), key::toString);
        assertEquals("md5 key 1", authentication.toString());
        assertEquals("none", Authentication.NONE.toString());
        assertEquals(Secret.of("other").hashCode(), key.secret().hashCode());
        assertNotEquals(Secret.of("other"), key.secret());
        assertEquals(Secret.of("sesame"), key.secret());
    }

    private static Optional<Integer> sendingAt(Authentication authentication, long second) {
        return authentication.sendingKey(at(second)).map(AuthenticationKey::id);
    }

    private static Authentication sending(AuthenticationKey... keys) {
        return new Authentication(List.of(keys), false);
    }

    private static AuthenticationKey key(int id, long from, long until) {
        return new AuthenticationKey(
                id,
                AuthenticationAlgorithm.MD5,
                Secret.of("secret " + id),
                new KeyLifetime(at(from), at(until)),
                KeyLifetime.ALWAYS);
    }

    private static AuthenticationKey accepted(int id, long from, long until) {
        KeyLifetime lifetime = new KeyLifetime(at(from), at(until));
        return new AuthenticationKey(id, AuthenticationAlgorithm.MD5, Secret.of("secret " + id), lifetime, lifetime);
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
