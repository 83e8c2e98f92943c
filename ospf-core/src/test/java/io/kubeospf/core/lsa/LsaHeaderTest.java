package io.kubeospf.core.lsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.Proves;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LsaHeaderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # which rule of RFC 2328 13.1,                           newer: number    checksum age    older: number checksum age
            a higher sequence number is newer,                       80000002,        1,       3600,  80000001,     ffff,    0
            a sequence number is signed: 1 is newer than 80000001,   00000001,        1,       0,     80000001,     1,       0
            a sequence number is signed: 0 is newer than ffffffff,   00000000,        1,       0,     ffffffff,     1,       0
            a sequence number is signed: 7fffffff is the newest,     7fffffff,        1,       0,     7ffffffe,     ffff,    0
            a sequence number is signed: the reserved 80000000 is oldest, 80000001,   1,       0,     80000000,     ffff,    0
            then a larger checksum is newer,                         80000001,        2,       100,   80000001,     1,       0
            a checksum is unsigned,                                  80000001,        8000,    0,     80000001,     7fff,    0
            a larger checksum is newer than MaxAge,                  80000001,        2,       0,     80000001,     1,       3600
            then the one at MaxAge is newer,                         80000001,        1,       3600,  80000001,     1,       0
            the one at MaxAge is newer by a second too,              80000001,        1,       3600,  80000001,     1,       3599
            DoNotAge over MaxAge is MaxAge,                          80000001,        1,       36368, 80000001,     1,       3599
            then the younger by more than MaxAgeDiff is newer,       80000001,        1,       0,     80000001,     1,       901
            the younger by more than MaxAgeDiff is newer anywhere,   80000001,        1,       2698,  80000001,     1,       3599
            DoNotAge does not count as age,                          80000001,        1,       32768, 80000001,     1,       901
            """)
    @Proves(
            value = "RFC 2328 13.1; RFC 1793 2.2",
            rule =
                    "Sequence number, checksum, MaxAge and age by more than MaxAgeDiff decide in this order; DoNotAge is no age")
    void aNewerInstanceIsNewerFromBothSides(
            String rule,
            String sequenceNumber,
            String checksum,
            int age,
            String olderSequenceNumber,
            String olderChecksum,
            int olderAge) {
        LsaHeader newer = instance(sequenceNumber, checksum, age);
        LsaHeader older = instance(olderSequenceNumber, olderChecksum, olderAge);

        assertEquals(1, Integer.signum(newer.compareRecency(older)), rule);
        assertEquals(-1, Integer.signum(older.compareRecency(newer)), rule);
    }

    @ParameterizedTest
    @CsvSource({
        "0,     0",
        "0,     900", // MaxAgeDiff itself is no difference
        "100,   1000",
        "2699,  3599",
        "3600,  3600",
        "3600,  36368", // DoNotAge
        "32768, 900"
    })
    @Proves(value = "RFC 2328 13.1", rule = "Instances whose ages differ by MaxAgeDiff or less are the same")
    void instancesOfAboutTheSameAgeAreTheSame(int age, int otherAge) {
        LsaHeader one = instance("80000001", "1", age);
        LsaHeader other = instance("80000001", "1", otherAge);

        assertEquals(0, one.compareRecency(other));
        assertEquals(0, other.compareRecency(one));
    }

    @ParameterizedTest
    @CsvSource({
        "0,     0,    false, false",
        "3599,  3599, false, false",
        "3600,  3600, true,  false",
        "32768, 0,    false, true",
        "36367, 3599, false, true",
        "36368, 3600, true,  true"
    })
    @Proves("RFC 1793 2.2")
    void theFirstBitOfTheAgeSaysThatItDoesNotGrow(int age, int seconds, boolean maxAge, boolean doesNotAge) {
        LsaHeader header = instance("80000001", "1", age);

        assertEquals(seconds, header.seconds());
        assertEquals(maxAge, header.isMaxAge());
        assertEquals(doesNotAge, header.doesNotAge());
    }

    private static LsaHeader instance(String sequenceNumber, String checksum, int age) {
        return new LsaHeader(
                age,
                Options.EXTERNAL_ROUTING,
                LsType.AS_EXTERNAL,
                LinkStateId.parse("10.96.0.0"),
                RouterId.parse("192.168.100.132"),
                new LsSequenceNumber(Integer.parseUnsignedInt(sequenceNumber, 16)),
                Integer.parseInt(checksum, 16),
                36);
    }
}
