package io.kubeospf.core.lsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopedLsaKeyTest {

    @Test
    @Proves("RFC 5250 3")
    void aLinkLocalLsaHasAPlaceOnEachInterface() {
        LsaKey key = key(LsType.OPAQUE_LINK);

        assertNotEquals(ScopedLsaKey.seenOn("eth0", key), ScopedLsaKey.seenOn("eth1", key));
        assertNotEquals(0, ScopedLsaKey.seenOn("eth0", key).compareTo(ScopedLsaKey.seenOn("eth1", key)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 10, 11})
    void everyOtherLsaHasOnePlaceWhereverItIsSeen(int type) {
        LsaKey key = key(new LsType(type));

        assertEquals(ScopedLsaKey.seenOn("eth0", key), ScopedLsaKey.seenOn("eth1", key));
        assertEquals(ScopedLsaKey.beyondLink(key), ScopedLsaKey.seenOn("eth0", key));
    }

    private static LsaKey key(LsType type) {
        return new LsaKey(type, LinkStateId.parse("3.0.0.0"), RouterId.parse("192.168.100.1"));
    }

    @Test
    void placesAreInTheOrderOfTypeThenIdThenOriginatorThenLink() {
        List<ScopedLsaKey> ascending = List.of(
                place(5, "10.0.0.1", "10.0.0.9", "eth9"),
                place(9, "10.0.0.1", "10.0.0.9", "eth9"),
                place(9, "200.0.0.1", "10.0.0.1", "eth9"),
                place(9, "200.0.0.1", "200.0.0.1", "eth0"),
                place(9, "200.0.0.1", "200.0.0.1", "eth1"),
                place(10, "10.0.0.1", "10.0.0.1", "eth0"));

        for (int index = 1; index < ascending.size(); index++) {
            assertTrue(ascending.get(index - 1).compareTo(ascending.get(index)) < 0, "place " + index);
            assertTrue(ascending.get(index).compareTo(ascending.get(index - 1)) > 0, "place " + index);
        }
    }

    private static ScopedLsaKey place(int type, String id, String originator, String link) {
        LsaKey key = new LsaKey(new LsType(type), LinkStateId.parse(id), RouterId.parse(originator));
        return ScopedLsaKey.seenOn(link, key);
    }

    @Test
    void readsAsWhatItIsOfWhomAndWhere() {
        LsaKey key = new LsaKey(LsType.OPAQUE_LINK, LinkStateId.parse("3.0.0.0"), RouterId.parse("10.0.0.1"));

        assertEquals(
                "link-local opaque LSA 3.0.0.0 of 10.0.0.1 on eth0",
                ScopedLsaKey.seenOn("eth0", key).toString());
        assertEquals(
                "link-local opaque LSA 3.0.0.0 of 10.0.0.1",
                ScopedLsaKey.beyondLink(key).toString());
    }
}
