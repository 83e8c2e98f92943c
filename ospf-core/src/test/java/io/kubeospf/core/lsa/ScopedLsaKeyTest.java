package io.kubeospf.core.lsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.kubeospf.core.Proves;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
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
