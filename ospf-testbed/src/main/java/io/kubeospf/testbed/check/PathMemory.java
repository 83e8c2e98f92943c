package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.testbed.sim.SimulatedRouter;
import io.kubeospf.testbed.sim.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The paths of each router, computed with the habits of FRR: only when the contents of a router-LSA or network-LSA change, and with
 * flushes of LSAs that the router never had in this life, which FRR keeps for a minute. The end of that minute starts no computation.
 *
 * <p>Only a flush that a neighbor kept against RFC 2328 14 counts: it had the LSA at MaxAge when the exchange began, although no other
 * neighbor had anything to acknowledge or synchronized. Otherwise the neighbor must send it (10.3 NegotiationDone).
 */
final class PathMemory implements Witness {
    private static final Duration MEMORY_OF_FLUSHES = Duration.ofSeconds(60);

    private final Map<SimulatedRouter, Life> lives = new LinkedHashMap<>();

    /** By the router that is sent them. */
    private final SortedMap<RouterId, SortedSet<LsaKey>> keptTooLong = new TreeMap<>();

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
        } else if (event instanceof Event.NeighborStateChanged change && change.to() == NeighborState.EXCHANGE) {
            exchangeBegins(now, router, change.routerId());
        }
    }

    private void exchangeBegins(Instant now, SimulatedRouter router, RouterId neighbor) {
        boolean mayKeepFlushes = router.view().neighbors().stream()
                .filter(other -> !other.routerId().equals(neighbor))
                .anyMatch(other -> other.retransmissionQueue() > 0
                        || other.state() == NeighborState.EXCHANGE
                        || other.state() == NeighborState.LOADING);
        if (!mayKeepFlushes) {
            keptTooLong.computeIfAbsent(neighbor, id -> new TreeSet<>()).addAll(router.atMaxAgeSince(now));
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
            if (!keptTooLong
                    .getOrDefault(router.routerId(), Collections.emptySortedSet())
                    .contains(header.key())) {
                return;
            }
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
