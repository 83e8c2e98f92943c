package io.kubeospf.core.lsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaFormatException;
import io.kubeospf.core.lsa.LsaVector;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.MalformedPacketException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkStateDatabaseTest {
    private static final Instant NOW = Instant.EPOCH;

    private final LinkStateDatabase database = new LinkStateDatabase(RouterId.parse("192.168.100.132"));

    @Test
    @Proves("RFC 2328 12.2, 13.2")
    void anInstanceTakesThePlaceOfTheOneBefore() throws MalformedPacketException, LsaFormatException {
        Lsa before = lsa(LsaVector.ROUTER);
        Lsa after = before.withAge(2);
        ScopedLsaKey place = ScopedLsaKey.beyondLink(before.key());

        install(place, before);
        install(place, after);

        assertEquals(Optional.of(after), database.find(place).map(LsdbEntry::installed));
        assertEquals(1, database.entries().size());
    }

    @Test
    @Proves("RFC 5250 3")
    void linkLocalLsasOfTwoInterfacesWithTheSameKeyLiveSideBySide()
            throws MalformedPacketException, LsaFormatException {
        Lsa lsa = lsa(LsaVector.OPAQUE_LINK);
        ScopedLsaKey onEth0 = ScopedLsaKey.seenOn("eth0", lsa.key());
        ScopedLsaKey onEth1 = ScopedLsaKey.seenOn("eth1", lsa.key());

        install(onEth0, lsa);
        install(onEth1, lsa.withAge(7));
        assertEquals(Optional.of(lsa), database.find(onEth0).map(LsdbEntry::installed));
        assertEquals(Optional.of(lsa.withAge(7)), database.find(onEth1).map(LsdbEntry::installed));

        database.remove(onEth0);
        assertEquals(Optional.empty(), database.find(onEth0));
        assertEquals(Optional.of(lsa.withAge(7)), database.find(onEth1).map(LsdbEntry::installed));
    }

    @Test
    void entriesComeInTheOrderOfTheirPlacesWhateverTheOrderOfInstallation()
            throws MalformedPacketException, LsaFormatException {
        for (LsaVector vector :
                List.of(LsaVector.AS_EXTERNAL_TYPE_2, LsaVector.ROUTER, LsaVector.NSSA, LsaVector.NETWORK)) {
            install(ScopedLsaKey.beyondLink(vector.header().key()), lsa(vector));
        }

        assertEquals(
                List.of(
                        lsa(LsaVector.ROUTER),
                        lsa(LsaVector.NETWORK),
                        lsa(LsaVector.AS_EXTERNAL_TYPE_2),
                        lsa(LsaVector.NSSA)),
                database.entries().stream().map(LsdbEntry::installed).toList());
    }

    @Test
    void theEntriesOfEachTypeAreCountedAsTheyComeAndGo() throws MalformedPacketException, LsaFormatException {
        Lsa router = lsa(LsaVector.ROUTER);
        Lsa network = lsa(LsaVector.NETWORK);
        install(ScopedLsaKey.beyondLink(router.key()), router);
        install(ScopedLsaKey.beyondLink(router.key()), router.withAge(2));
        install(ScopedLsaKey.beyondLink(network.key()), network);
        assertEquals(Map.of(LsType.ROUTER, 1, LsType.NETWORK, 1), database.counts());

        database.remove(ScopedLsaKey.beyondLink(network.key()));
        database.remove(ScopedLsaKey.beyondLink(network.key()));

        assertEquals(Map.of(LsType.ROUTER, 1), database.counts());
    }

    @Test
    void noOtherThanTheDatabaseRemovesEntries() throws MalformedPacketException, LsaFormatException {
        Lsa lsa = lsa(LsaVector.ROUTER);
        install(ScopedLsaKey.beyondLink(lsa.key()), lsa);

        assertThrows(
                UnsupportedOperationException.class, () -> database.entries().clear());
    }

    private void install(ScopedLsaKey place, Lsa lsa) {
        database.install(place, lsa, LsdbEntry.Source.RECEIVED, NOW);
    }

    private static Lsa lsa(LsaVector vector) throws MalformedPacketException, LsaFormatException {
        return Lsa.readFrom(vector.octets().reader());
    }
}
