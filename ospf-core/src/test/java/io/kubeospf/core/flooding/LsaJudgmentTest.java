package io.kubeospf.core.flooding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.Proves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * RFC 2328 13 and 13.1 in their order. {@link ReceivedLsa} has the words of the third and fourth column. Step (1), the
 * checksum, is in {@code LsaTest} and {@code LinkStateUpdateTest}, for an LSA with a wrong one never comes here.
 */
@Proves(
        value =
                "RFC 2328 13 (2), 13 (3), 13 (4), 13 (5), 13 (5)(a), 13 (6), erratum 3974, 13 (7), erratum 3974, 13 (8), 13.1;"
                        + " RFC 3101 2.2; RFC 5250 3.1; RFC 1793 2.2",
        rule = "The step applies in its cases and in no others")
class LsaJudgmentTest {

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # step | situation                                                     | received                      | we have                                     | verdict

            # (2) What kind of LSA it is.
            (2)  | type 0 is unknown                                               | type 0                        | nothing                                     | DISCARD
            (2)  | type 6 is of MOSPF, and unknown here                            | type 6                        | nothing                                     | DISCARD
            (2)  | type 8 is unknown                                               | type 8                        | nothing                                     | DISCARD
            (2)  | type 12 is the first behind the opaque types                    | type 12                       | nothing                                     | DISCARD
            (2)  | type 255 is unknown                                             | type 255                      | nothing                                     | DISCARD
            (2)  | an unknown type is not acknowledged on its way out either       | type 8, MaxAge                | nothing                                     | DISCARD
            (2)  | a router-LSA of the router that it describes                    | router-LSA                    | nothing                                     | INSTALL
            (2)  | a router-LSA in another's name (VU#229804)                      | forged router-LSA             | nothing                                     | DISCARD
            (2)  | the same on its way out                                         | forged router-LSA, MaxAge     | nothing                                     | DISCARD

            # (3) Where it may be. What does not end at the area's border is in normal areas only, NSSA-LSAs are in NSSAs only.
            (3)  | network-LSA                                                     | type 2                        | nothing                                     | INSTALL
            (3)  | summary-LSA of a network                                        | type 3                        | nothing                                     | INSTALL
            (3)  | summary-LSA of an AS boundary router                            | type 4                        | nothing                                     | INSTALL
            (3)  | AS-external-LSA                                                 | type 5                        | nothing                                     | INSTALL
            (3)  | NSSA-LSA                                                        | type 7                        | nothing                                     | DISCARD
            (3)  | link-local opaque LSA                                           | type 9                        | nothing                                     | INSTALL
            (3)  | area opaque LSA                                                 | type 10                       | nothing                                     | INSTALL
            (3)  | AS opaque LSA                                                   | type 11                       | nothing                                     | INSTALL
            (3)  | router-LSA, in a stub area                                      | router-LSA                    | nothing, stub area                          | INSTALL
            (3)  | network-LSA, in a stub area                                     | type 2                        | nothing, stub area                          | INSTALL
            (3)  | summary-LSA of a network, in a stub area                        | type 3                        | nothing, stub area                          | INSTALL
            (3)  | erratum 3746: summary-LSA of an AS boundary router, in a stub area | type 4                        | nothing, stub area                          | DISCARD
            (3)  | AS-external-LSA, in a stub area                                 | type 5                        | nothing, stub area                          | DISCARD
            (3)  | NSSA-LSA, in a stub area                                        | type 7                        | nothing, stub area                          | DISCARD
            (3)  | link-local opaque LSA, in a stub area                           | type 9                        | nothing, stub area                          | INSTALL
            (3)  | area opaque LSA, in a stub area                                 | type 10                       | nothing, stub area                          | INSTALL
            (3)  | AS opaque LSA, in a stub area                                   | type 11                       | nothing, stub area                          | DISCARD
            (3)  | router-LSA, in an NSSA                                          | router-LSA                    | nothing, NSSA                               | INSTALL
            (3)  | network-LSA, in an NSSA                                         | type 2                        | nothing, NSSA                               | INSTALL
            (3)  | summary-LSA of a network, in an NSSA                            | type 3                        | nothing, NSSA                               | INSTALL
            (3)  | erratum 3746: summary-LSA of an AS boundary router, in an NSSA  | type 4                        | nothing, NSSA                               | DISCARD
            (3)  | AS-external-LSA, in an NSSA                                     | type 5                        | nothing, NSSA                               | DISCARD
            (3)  | NSSA-LSA, in an NSSA                                            | type 7                        | nothing, NSSA                               | INSTALL
            (3)  | link-local opaque LSA, in an NSSA                               | type 9                        | nothing, NSSA                               | INSTALL
            (3)  | area opaque LSA, in an NSSA                                     | type 10                       | nothing, NSSA                               | INSTALL
            (3)  | AS opaque LSA, in an NSSA                                       | type 11                       | nothing, NSSA                               | DISCARD

            # (4) On its way out, and we never had it.
            (4)  | MaxAge                                                          | MaxAge                        | nothing                                     | ACKNOWLEDGE_AND_FORGET
            (4)  | MaxAge with DoNotAge is MaxAge (RFC 1793)                       | MaxAge, DoNotAge              | nothing                                     | ACKNOWLEDGE_AND_FORGET
            (4)  | one second before MaxAge                                        | age 3599                      | nothing                                     | INSTALL
            (4)  | a neighbor in Exchange or Loading may yet send an older one     | MaxAge                        | nothing, synchronizing                      | INSTALL
            (4)  | we have it, so it leaves with us as well                        | MaxAge                        | copy                                        | INSTALL

            # (5) New to us, or newer by 13.1.
            (5)  | no copy                                                         | an LSA                        | nothing                                     | INSTALL
            (5)  | no copy, for which the neighbor was asked                       | an LSA                        | nothing, requested, synchronizing           | INSTALL
            (5)  | 13.1 a higher number, whatever the rest                         | higher number, smaller checksum, MaxAge | copy                              | INSTALL
            (5)  | 13.1 numbers are signed: 0 comes after ffffffff                 | number 0                      | copy, number ffffffff                       | INSTALL
            (5)  | 13.1 numbers are signed: 1 comes after 80000001                 | number 1                      | copy, number 80000001                       | INSTALL
            (5)  | 13.1 then a larger checksum                                     | larger checksum               | copy                                        | INSTALL
            (5)  | 13.1 a larger checksum, though ours is at MaxAge                | larger checksum               | copy, MaxAge                                | INSTALL
            (5)  | 13.1 then the one that is at MaxAge                             | MaxAge                        | copy                                        | INSTALL
            (5)  | 13.1 at MaxAge, if only by a second                             | MaxAge                        | copy, age 3599                              | INSTALL
            (5)  | 13.1 at MaxAge, with DoNotAge too                               | MaxAge, DoNotAge              | copy, age 3599                              | INSTALL
            (5)  | 13.1 then the younger by more than MaxAgeDiff                   | age 100                       | copy, age 1001                              | INSTALL
            (5)  | 13.1 younger also when ours has grown old here                  | age 100                       | copy, came at age 991, 10 s old             | INSTALL
            (5)  | 13.1 younger whether it grows or not                            | age 100, DoNotAge             | copy, age 1001                              | INSTALL
            (5)  | 13.1 younger whether ours grows or not                          | age 100                       | copy, age 1001, DoNotAge                    | INSTALL
            (5)  | a newer instance, for which the neighbor was asked              | higher number                 | copy, requested, synchronizing              | INSTALL
            (5)  | a newer instance than the one that it has not acknowledged      | higher number                 | copy, unacknowledged                        | INSTALL
            (5)  | what ours was sent in answer to does not matter                 | higher number                 | copy, sent 0 ms ago                         | INSTALL
            (5a) | ours was received MinLSArrival ago                              | higher number                 | copy, 1000 ms old                           | INSTALL
            (5a) | ours was received a millisecond less than MinLSArrival ago      | higher number                 | copy, 999 ms old                            | TOO_SOON
            (5a) | ours was received at this very moment                           | higher number                 | copy, 0 ms old                              | TOO_SOON
            (5a) | an LSA on its way out has to wait too                           | MaxAge                        | copy, 999 ms old                            | TOO_SOON
            (5a) | and so has one for which the neighbor was asked                 | higher number                 | copy, 999 ms old, requested, synchronizing  | TOO_SOON
            (5a) | ours was not received, but originated                           | higher number                 | copy, 0 ms old, own                         | INSTALL

            # (5) While the database has no room (RFC 1765 is the model).
            (4)  | full: on its way out, it is not remembered                      | MaxAge                        | nothing, full                               | ACKNOWLEDGE
            (4)  | full: nor while a neighbor is in Exchange or Loading            | MaxAge                        | nothing, full, synchronizing                | ACKNOWLEDGE
            (5)  | full: no copy                                                   | an LSA                        | nothing, full                               | REFUSE
            (5)  | full: no copy, though the neighbor was asked for it             | an LSA                        | nothing, full, requested, synchronizing     | REFUSE
            (5)  | full: a newer instance, which takes more room                   | higher number                 | copy, full                                  | REFUSE
            (5)  | full: in our name                                               | an LSA                        | nothing, full, in our name                  | LET_COME_AGAIN
            (5)  | full: a newer instance in our name                              | higher number                 | copy, full, in our name                     | LET_COME_AGAIN
            (5a) | full: MinLSArrival is looked at before                          | higher number                 | copy, full, 999 ms old                      | TOO_SOON
            (6)  | full: what we have is as it ever is                             | same                          | copy, full                                  | DUPLICATE
            (8)  | full: the same                                                  | lower number                  | copy, full                                  | SEND_OURS
            (2)  | full: the same                                                  | type 8                        | nothing, full                               | DISCARD

            # (6) by erratum 3974: the same instance by 13.1.
            (6)  | 13.1 number, checksum and age are equal                         | same                          | copy                                        | DUPLICATE
            (6)  | 13.1 ours is older by MaxAgeDiff, not by more                   | age 100                       | copy, age 1000                              | DUPLICATE
            (6)  | 13.1 ours is younger by MaxAgeDiff, not by more                 | age 1000                      | copy, age 100                               | DUPLICATE
            (6)  | 13.1 ours has grown as old here                                 | age 1000                      | copy, came at age 90, 10 s old              | DUPLICATE
            (6)  | 13.1 ours has not grown older with DoNotAge                     | age 100                       | copy, came at age 1000, 10 s old, DoNotAge  | DUPLICATE
            (6)  | 13.1 DoNotAge alone makes no other instance                     | age 100, DoNotAge             | copy, age 100                               | DUPLICATE
            (6)  | 13.1 both are at MaxAge                                         | MaxAge                        | copy, MaxAge                                | DUPLICATE
            (6)  | 13.1 both are at MaxAge, one with DoNotAge                      | MaxAge, DoNotAge              | copy, MaxAge                                | DUPLICATE
            (6a) | this neighbor has not acknowledged it yet                       | same                          | copy, unacknowledged                        | IMPLIED_ACKNOWLEDGMENT
            (6a) | 3974: nor that, though it was asked for it                      | same                          | copy, requested, synchronizing, unacknowledged | IMPLIED_ACKNOWLEDGMENT
            (6b) | 3974: asked for it too, but another neighbor was quicker        | same                          | copy, requested, synchronizing              | DUPLICATE
            (6b) | MinLSArrival does not keep a duplicate waiting                  | same                          | copy, 0 ms old                              | DUPLICATE
            (6b) | it is our own                                                   | same                          | copy, own                                   | DUPLICATE

            # (7) by erratum 3974: older than ours, while the neighbor has described something newer.
            (7)  | asked for what it described, it sends something older           | lower number                  | copy, requested, synchronizing              | BAD_REQUEST
            (7)  | whether ours is about to wrap or not                            | lower number                  | copy, requested, number 7fffffff, MaxAge    | BAD_REQUEST
            (7)  | whether ours was sent just now or not                           | lower number                  | copy, requested, sent 0 ms ago              | BAD_REQUEST

            # (8) Ours is newer by 13.1.
            (8)  | 13.1 a lower number, whatever the rest                          | lower number, larger checksum | copy, MaxAge                                | SEND_OURS
            (8)  | 13.1 numbers are signed: ffffffff comes before 0                | number ffffffff               | copy, number 0                              | SEND_OURS
            (8)  | 13.1 then a smaller checksum                                    | smaller checksum              | copy                                        | SEND_OURS
            (8)  | 13.1 a smaller checksum, though it is at MaxAge                 | smaller checksum, MaxAge      | copy                                        | SEND_OURS
            (8)  | 13.1 ours is at MaxAge                                          | age 3599                      | copy, MaxAge                                | SEND_OURS
            (8)  | 13.1 ours is at MaxAge, with DoNotAge too                       | age 3599                      | copy, MaxAge, DoNotAge                      | SEND_OURS
            (8)  | 13.1 ours is younger by more than MaxAgeDiff                    | age 1001                      | copy, age 100                               | SEND_OURS
            (8)  | 13.1 ours is younger whether the other grows or not             | age 1001, DoNotAge            | copy, age 100                               | SEND_OURS
            (8)  | MinLSArrival is for what is newer                               | lower number                  | copy, 0 ms old                              | SEND_OURS
            (8)  | the neighbor has not acknowledged ours yet                      | lower number                  | copy, unacknowledged                        | SEND_OURS
            (8)  | ours is about to wrap: MaxSequenceNumber at MaxAge              | lower number                  | copy, number 7fffffff, MaxAge               | LET_OURS_WRAP
            (8)  | MaxSequenceNumber alone                                         | lower number                  | copy, number 7fffffff                       | SEND_OURS
            (8)  | MaxAge alone                                                    | lower number                  | copy, number 7ffffffe, MaxAge               | SEND_OURS
            (8)  | ours was sent MinLSArrival ago                                  | lower number                  | copy, sent 1000 ms ago                      | SEND_OURS
            (8)  | ours was sent a millisecond less than MinLSArrival ago          | lower number                  | copy, sent 999 ms ago                       | OURS_SENT_JUST_NOW
            (8)  | ours was sent at this very moment                               | lower number                  | copy, sent 0 ms ago                         | OURS_SENT_JUST_NOW
            """)
    void judgesAReceivedLsa(String step, String situation, String received, String weHave, LsaVerdict verdict) {
        LsaJudgment judgment = new ReceivedLsa(received, weHave).judgment();

        assertEquals(verdict, judgment.judge(ReceivedLsa.NOW), () -> step + " " + situation);
    }
}
