package io.kubeospf.testbed.fuzz;

import static io.kubeospf.testbed.fuzz.BrokenRuleException.require;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What must come of it once the attacker falls silent: the ally, or a sane router in its place, becomes Full, has our route and nothing
 * else in our name, and when it began anew both databases are the same.
 */
final class Recovery {
    /** The attacker's made-up neighbors last for a dead interval, the wait for a Designated Router for another; then the exchange. */
    static final Duration LIMIT = Duration.ofMinutes(2);

    /** From when the ally is Full and the only neighbor: twice MinLSInterval, and RxmtInterval for what was lost. */
    static final Duration LIMIT_OF_LSAS =
            ArchitecturalConstants.MIN_LS_INTERVAL.multipliedBy(2).plus(InterfaceConfig.DEFAULT_RETRANSMIT_INTERVAL);

    /** An LSA that has to change once more waits for MinLSInterval. */
    private static final Duration STEADY = Duration.ofSeconds(7);

    private static final Duration STEP = Duration.ofSeconds(1);

    private final Cast cast;
    private final FuzzedLan lan;

    Recovery(Cast cast, FuzzedLan lan) {
        this.cast = cast;
        this.lan = lan;
    }

    /**
     * The ally starts anew unless it is to stay, everything is plugged in, and the configuration is the one from the start. A router
     * that was told to stop must have stopped in time, and starts anew as well.
     */
    void begin() {
        lan.run(Speaker.STOP_LIMIT);
        lan.give(new Input.CommandGiven(new Command.Reconfigure(cast.tested())));
        lan.connectAlly(true);
        if (!cast.allyStays()) {
            lan.restart(lan.ally());
        }
        if (lan.tested().deadline().equals(Instant.MAX)) {
            lan.restart(lan.tested());
        } else {
            lan.tested().linksUp().forEach(lan::give);
        }
    }

    /**
     * Lets time pass until all has been well for a while.
     *
     * @return how long it took
     */
    Duration await() {
        Duration taken = Duration.ZERO;
        Duration adjacent = Duration.ZERO;
        Duration well = Duration.ZERO;
        while (well.compareTo(STEADY) < 0) {
            List<String> unlike = wrongWithNeighbors();
            List<String> wrong = new RecoveredDatabases(cast, lan).faults();
            require(
                    unlike.isEmpty() || taken.compareTo(LIMIT) < 0,
                    "not Full " + LIMIT + " after the attack: " + unlike);
            require(
                    wrong.isEmpty() || adjacent.compareTo(LIMIT_OF_LSAS) < 0,
                    "not well " + LIMIT_OF_LSAS + " after Full: " + wrong);
            adjacent = unlike.isEmpty() ? adjacent.plus(STEP) : Duration.ZERO;
            well = unlike.isEmpty() && wrong.isEmpty() ? well.plus(STEP) : Duration.ZERO;
            lan.run(STEP);
            taken = taken.plus(STEP);
        }
        return taken.minus(STEADY);
    }

    private List<String> wrongWithNeighbors() {
        List<String> wrong = new ArrayList<>();
        requireFull(lan.tested(), lan.ally().routerId(), wrong);
        requireFull(lan.ally(), lan.tested().routerId(), wrong);
        return wrong;
    }

    /** The other, and nobody else. */
    private static void requireFull(Station station, RouterId other, List<String> wrong) {
        List<NeighborView> neighbors = station.view().neighbors();
        boolean full = neighbors.size() == 1
                && neighbors.get(0).routerId().equals(other)
                && neighbors.get(0).state() == NeighborState.FULL;
        if (!full) {
            wrong.add(station.routerId() + " has neighbors " + neighbors);
        }
    }
}
