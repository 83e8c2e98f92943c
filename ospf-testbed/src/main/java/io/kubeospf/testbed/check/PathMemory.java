package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.testbed.sim.SimulatedRouter;
import io.kubeospf.testbed.sim.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The paths of each router, computed with the habits of FRR: only when the contents of a router-LSA or network-LSA change, and with
 * every flush of an LSA that the router never had in this life, which FRR keeps for a minute. The end of that minute starts no
 * computation.
 */
final class PathMemory implements Witness {
    private static final Duration MEMORY_OF_FLUSHES = Duration.ofSeconds(60);

    private final Map<SimulatedRouter, Life> lives = new LinkedHashMap<>();

    /** What one life of a router has seen of the area. */
    private static final class Life {
        private final String name;
        private final SortedMap<LsaKey, LsaBody> contents = new TreeMap<>();
        private final SortedMap<LsaKey, Instant> flushes = new TreeMap<>();
        private Paths paths = new Paths(RouterId.NONE, List.of(), List.of());

        Life(String name) {
            this.name = name;
        }
    }

    @Override
    public void saw(Instant now, SimulatedRouter router, Event event) {
        if (event instanceof Event.LsaInstalled installed) {
            changed(now, router, installed.header());
        } else if (event instanceof Event.LsaOriginated originated) {
            changed(now, router, originated.header());
        } else if (event instanceof Event.LsaFlushed flushed) {
            gone(now, router, flushed.key());
        } else if (event instanceof Event.LsaRemoved removed) {
            gone(now, router, removed.key());
        }
    }

    /** What the router that has this Router ID reached when it last computed. */
    Paths pathsOf(RouterId router) {
        return lives.entrySet().stream()
                .filter(life -> life.getKey().routerId().equals(router))
                .map(life -> life.getValue().paths)
                .findFirst()
                .orElseGet(() -> new Paths(router, List.of(), List.of()));
    }

    private void changed(Instant now, SimulatedRouter router, LsaHeader header) {
        Life life = life(router);
        if (!isOfTheArea(header.key())) {
            return;
        }
        if (header.isMaxAge() && !life.contents.containsKey(header.key())) {
            life.flushes.put(header.key(), now.plus(MEMORY_OF_FLUSHES));
            compute(now, router, life);
        } else if (header.isMaxAge()) {
            gone(now, router, header.key());
        } else {
            life.flushes.remove(header.key());
            boolean different = router.contents(header.key())
                    .filter(body -> !body.equals(life.contents.put(header.key(), body)))
                    .isPresent();
            if (different) {
                compute(now, router, life);
            }
        }
    }

    private void gone(Instant now, SimulatedRouter router, LsaKey key) {
        Life life = life(router);
        if (life.contents.remove(key) != null) {
            compute(now, router, life);
        }
    }

    private static void compute(Instant now, SimulatedRouter router, Life life) {
        life.flushes.values().removeIf(until -> !now.isBefore(until));
        life.paths = new Paths(router.routerId(), router.database(now), life.flushes.keySet());
    }

    private static boolean isOfTheArea(LsaKey key) {
        return key.type().equals(LsType.ROUTER) || key.type().equals(LsType.NETWORK);
    }

    private Life life(SimulatedRouter router) {
        Life known = lives.get(router);
        if (known == null || !known.name.equals(router.life())) {
            known = new Life(router.life());
            lives.put(router, known);
        }
        return known;
    }
}
