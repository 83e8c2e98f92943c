package io.kubeospf.core.lsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaFormatException;
import io.kubeospf.core.lsa.LsaVector;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LsdbEntryTest {
    private static final Instant INSTALLED = Instant.parse("2026-11-22T10:00:00.500Z");
    private static final int DO_NOT_AGE = 0x8000;

    private final LinkStateDatabase database = new LinkStateDatabase(RouterId.parse("192.168.100.132"));

    @ParameterizedTest
    @CsvSource({
        // age when installed, time since, age
        "0,    PT0S,         0",
        "0,    PT0.999S,     0",
        "0,    PT1S,         1",
        "0,    PT1.999S,     1",
        "100,  PT30M,        1900",
        "0,    PT59M59.999S, 3599",
        "0,    PT1H,         3600",
        "0,    PT1H1S,       3600",
        "3599, PT1S,         3600",
        "3600, PT0S,         3600",
        "3600, PT100000H,    3600"
    })
    @Proves("RFC 2328 12.1.1, 14")
    void theAgeIsThatOfTheInstallationAndTheTimeSinceUpToMaxAge(int age, Duration since, int expected)
            throws MalformedPacketException, LsaFormatException {
        LsdbEntry entry = installed(age);
        Instant now = INSTALLED.plus(since);

        assertEquals(expected, entry.header(now).age());
        assertEquals(entry.installed().withAge(expected), entry.lsa(now));
    }

    @Test
    void askingForTheAgeDoesNotAgeTheEntry() throws MalformedPacketException, LsaFormatException {
        LsdbEntry entry = installed(10);

        entry.lsa(INSTALLED.plusSeconds(100));

        assertEquals(10, entry.installed().header().age());
        assertEquals(11, entry.header(INSTALLED.plusSeconds(1)).age());
    }

    @ParameterizedTest
    @CsvSource({"0, PT1H", "1, PT59M59S", "3599, PT1S", "3600, PT0S"})
    @Proves(value = "RFC 2328 14", rule = "An LSA reaches MaxAge when its age says so")
    void reachesMaxAgeWhenTheAgeSaysSo(int age, Duration until) throws MalformedPacketException, LsaFormatException {
        LsdbEntry entry = installed(age);
        Instant maxAgeAt = INSTALLED.plus(until);

        assertEquals(maxAgeAt, entry.maxAgeAt());
        assertTrue(entry.header(maxAgeAt).isMaxAge());
        assertFalse(age < 3600 && entry.header(maxAgeAt.minusNanos(1)).isMaxAge());
    }

    @Test
    @Proves("RFC 1793 2.2")
    void anLsaWithDoNotAgeKeepsItsAgeAndNeverReachesMaxAge() throws MalformedPacketException, LsaFormatException {
        LsdbEntry entry = installed(DO_NOT_AGE | 100);

        assertEquals(
                DO_NOT_AGE | 100,
                entry.header(INSTALLED.plus(Duration.ofDays(365))).age());
        assertEquals(Instant.MAX, entry.maxAgeAt());
    }

    @Test
    @Proves("RFC 2328 12.1.1")
    void whatIsSentAtAnAgeIsTheLsaThatWasInstalledInEveryOtherOctet()
            throws MalformedPacketException, LsaFormatException {
        LsdbEntry entry = installed(100);

        byte[] expected = entry.installed().octets().toByteArray();
        expected[0] = 0x01;
        expected[1] = 0x2c;
        assertEquals(Octets.of(expected), entry.lsa(INSTALLED.plusSeconds(200)).octets());
    }

    private LsdbEntry installed(int age) throws MalformedPacketException, LsaFormatException {
        Lsa lsa = Lsa.readFrom(LsaVector.ROUTER.octets().reader()).withAge(age);
        return database.install(ScopedLsaKey.beyondLink(lsa.key()), lsa, LsdbEntry.Source.RECEIVED, INSTALLED);
    }
}
