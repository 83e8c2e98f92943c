package io.kubeospf.core.adjacency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.lsa.Lsa;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkStateRetransmissionListTest {
    private static final Instant NOW = TestRouter.NOW;
    private static final Lsa FIRST = DatabaseOf.lsa("10.1.0.0", 1);
    private static final Lsa SECOND = DatabaseOf.lsa("10.2.0.0", 1);

    private final LinkStateRetransmissionList list = new LinkStateRetransmissionList();

    @Test
    void whatWasNeverSentComesBeforeWhatIsDueLater() {
        list.add(FIRST, NOW.plusSeconds(5));
        list.addUnsent(SECOND, NOW);

        assertEquals(Optional.of(NOW), list.nextDue());
        assertEquals(
                List.of(SECOND, FIRST),
                list.entries().map(LinkStateRetransmissionList.Entry::lsa).toList());
    }

    @Test
    void anLsaIsOnItOnceWhicheverWayItCame() {
        list.addUnsent(FIRST, NOW);
        list.add(FIRST, NOW.plusSeconds(5));
        assertEquals(1, list.size());
        list.addUnsent(FIRST, NOW);
        assertEquals(1, list.size());

        assertTrue(list.acknowledge(FIRST.header()));
        assertTrue(list.isEmpty());
    }
}
