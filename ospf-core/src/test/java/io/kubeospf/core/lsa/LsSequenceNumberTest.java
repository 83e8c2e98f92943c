package io.kubeospf.core.lsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LsSequenceNumberTest {

    @Test
    @Proves(
            value = "RFC 2328 12.1.6",
            rule = "Sequence numbers are signed: they grow from 0x80000001 through zero to 0x7fffffff")
    void growsFromInitialThroughZeroToMaximum() {
        List<LsSequenceNumber> ascending = IntStream.of(
                        0x80000001, 0x80000002, 0x8000ffff, 0xffffffff, 0x00000000, 0x00000001, 0x7ffffffe, 0x7fffffff)
                .mapToObj(LsSequenceNumber::new)
                .toList();

        assertEquals(LsSequenceNumber.INITIAL, ascending.get(0));
        assertEquals(LsSequenceNumber.MAXIMUM, ascending.get(ascending.size() - 1));
        for (int index = 1; index < ascending.size(); index++) {
            assertTrue(ascending.get(index - 1).compareTo(ascending.get(index)) < 0, "number " + index);
        }
    }

    @Test
    @Proves("RFC 2328 12.1.6")
    void theNextInstanceHasTheNextNumber() {
        assertEquals("0x80000002", LsSequenceNumber.INITIAL.next().toString());
        assertEquals("0x00000000", new LsSequenceNumber(0xffffffff).next().toString());
        assertEquals(LsSequenceNumber.MAXIMUM, new LsSequenceNumber(0x7ffffffe).next());
    }

    @Test
    @Proves(value = "RFC 2328 12.1.6", rule = "No sequence number follows MaxSequenceNumber")
    void nothingFollowsMaximum() {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, LsSequenceNumber.MAXIMUM::next);

        assertEquals("no sequence number follows MaxSequenceNumber", refusal.getMessage());
    }
}
