package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.OpaqueLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.Octets;
import java.util.List;
import java.util.stream.IntStream;

/** Fills an area's database with LSAs that came a minute ago. */
record DatabaseOf(Area area) {

    void has(Lsa lsa) {
        has("", lsa);
    }

    void has(String interfaceName, Lsa lsa) {
        ScopedLsaKey place = ScopedLsaKey.seenOn(interfaceName, lsa.key());
        area.database().install(place, lsa, LsdbEntry.Source.RECEIVED, TestRouter.NOW.minusSeconds(60));
    }

    static Lsa lsa(String id, int number) {
        return lsa(LsType.AS_EXTERNAL, id, number);
    }

    static Lsa lsa(LsType type, String id, int number) {
        LsaKey key = new LsaKey(type, LinkStateId.parse(id), RouterId.parse("10.9.9.9"));
        OpaqueLsa body = new OpaqueLsa(Octets.of(new byte[16]));
        return Lsa.originate(key, Options.NONE, new LsSequenceNumber(0x80000000 + number), body);
    }

    /** LSAs of 10.1.0.0, 10.1.1.0 and so on. */
    static List<Lsa> lsas(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> lsa("10.1." + index + ".0", 1))
                .toList();
    }
}
