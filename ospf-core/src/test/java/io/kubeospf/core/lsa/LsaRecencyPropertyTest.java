package io.kubeospf.core.lsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any instances of one LSA (RFC 2328 13.1). */
class LsaRecencyPropertyTest {

    @Property
    void neverAreBothNewer(@ForAll("instances") LsaHeader one, @ForAll("instances") LsaHeader other) {
        assertEquals(recency(one, other), -recency(other, one));
        assertEquals(instance(one, other), -instance(other, one));
        assertEquals(0, recency(one, one));
    }

    @Property
    void theHigherSignedNumberIsNewerWhateverTheRest(
            @ForAll("instances") LsaHeader one,
            @ForAll("instances") LsaHeader other,
            @ForAll int low,
            @ForAll int high) {
        int expected = Long.signum((long) high - low);
        LsaHeader lower = withNumber(one, low);
        LsaHeader higher = withNumber(other, high);

        if (low != high) {
            assertEquals(expected, recency(higher, lower));
        }
    }

    @Property
    void doNotAgeDoesNotCount(@ForAll("instances") LsaHeader one, @ForAll("instances") LsaHeader other) {
        LsaHeader growing = one.withAge(one.seconds());
        LsaHeader held = one.withAge(one.seconds() | LsaHeader.DO_NOT_AGE);

        assertEquals(recency(growing, other), recency(held, other));
        assertEquals(instance(growing, other), instance(held, other));
    }

    /** With the rule of MaxAgeDiff it would not hold: ages of 0, 900 and 1800 are equal one to the next. */
    @Property
    void whatIsNewerThanTheNewerIsNewerThanBothWithoutTheRuleOfMaxAgeDiff(
            @ForAll("instances") LsaHeader one,
            @ForAll("instances") LsaHeader other,
            @ForAll("instances") LsaHeader third) {
        if (instance(one, other) >= 0 && instance(other, third) >= 0) {
            assertEquals(Math.max(instance(one, other), instance(other, third)), instance(one, third));
        }
    }

    /** Few numbers and checksums, so that they are often equal, and ages about those that matter. */
    @Provide
    static Arbitrary<LsaHeader> instances() {
        return Combinators.combine(
                        Arbitraries.of(0x80000001, 0x80000002, -1, 0, 1, Integer.MAX_VALUE),
                        Arbitraries.of(1, 2, 0x7fff, 0x8000),
                        Arbitraries.oneOf(Arbitraries.of(0, 900, 901, 2699, 3599, 3600), AnyLsa.ages()))
                .as(LsaRecencyPropertyTest::header)
                .edgeCases(EdgeCases.Config::none); // All values are edge cases already.
    }

    private static LsaHeader header(int number, int checksum, int age) {
        return new LsaHeader(
                age,
                Options.NONE,
                LsType.AS_EXTERNAL,
                new LinkStateId(7),
                new RouterId(9),
                new LsSequenceNumber(number),
                checksum,
                36);
    }

    private static LsaHeader withNumber(LsaHeader header, int number) {
        return header(number, header.checksum(), header.age());
    }

    private static int recency(LsaHeader one, LsaHeader other) {
        return Integer.signum(one.compareRecency(other));
    }

    private static int instance(LsaHeader one, LsaHeader other) {
        return Integer.signum(one.compareInstance(other));
    }
}
