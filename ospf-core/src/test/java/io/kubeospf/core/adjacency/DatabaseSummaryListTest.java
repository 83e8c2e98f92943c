package io.kubeospf.core.adjacency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LinkStateDatabase;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.RouterId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseSummaryListTest {
    private final LinkStateDatabase database = new LinkStateDatabase(RouterId.parse("192.168.100.132"));
    private final DatabaseSummaryList summary = new DatabaseSummaryList();

    @BeforeEach
    void fill() {
        install("10.1.0.0");
        install("10.3.0.0");
    }

    @Test
    void isWhatLiesBeyondThePlaceThatWasPassedLast() {
        assertEquals(List.of("10.1.0.0", "10.3.0.0"), rest());

        summary.passed(place("10.1.0.0"));
        assertEquals(List.of("10.3.0.0"), rest());

        install("10.0.0.0");
        install("10.2.0.0");
        assertEquals(List.of("10.2.0.0", "10.3.0.0"), rest(), "what came to a place that was passed is flooded");
    }

    @Test
    void isEmptyOnceItWasAndBeginsAnewWithTheNextExchange() {
        summary.passed(place("10.3.0.0"));
        summary.complete();
        install("10.4.0.0");
        assertEquals(List.of(), rest());

        summary.clear();
        assertEquals(List.of("10.1.0.0", "10.3.0.0", "10.4.0.0"), rest());
    }

    @Test
    void notesWhatTheNeighborHasOnlyWhereItIsOfUse() {
        summary.passed(place("10.1.0.0"));
        summary.know(place("10.1.0.0"));
        summary.know(place("10.3.0.0"));
        assertFalse(summary.isKnown(place("10.1.0.0")), "it was described already");
        assertTrue(summary.isKnown(place("10.3.0.0")));

        summary.complete();
        summary.know(place("10.4.0.0"));
        assertFalse(summary.isKnown(place("10.3.0.0")));
        assertFalse(summary.isKnown(place("10.4.0.0")));
    }

    @Test
    void notesNoMoreThanItsBound() {
        for (int number = 0; number <= DatabaseSummaryList.MOST_KNOWN; number++) {
            summary.know(place(numbered(number)));
        }
        assertTrue(summary.isKnown(place(numbered(DatabaseSummaryList.MOST_KNOWN - 1))));
        assertFalse(summary.isKnown(place(numbered(DatabaseSummaryList.MOST_KNOWN))));
    }

    private static String numbered(int number) {
        return "10.5." + number / 256 + "." + number % 256;
    }

    private void install(String id) {
        database.install(place(id), lsa(id), LsdbEntry.Source.RECEIVED, Instant.EPOCH);
    }

    private static ScopedLsaKey place(String id) {
        return ScopedLsaKey.beyondLink(lsa(id).key());
    }

    private static Lsa lsa(String id) {
        return DatabaseOf.lsa(id, 1);
    }

    private List<String> rest() {
        return summary.rest(database).stream()
                .map(entry -> entry.place().key().linkStateId().toString())
                .toList();
    }
}
