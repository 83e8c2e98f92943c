package io.kubeospf.daemon.events;

import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.StallSign;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Database exchanges that do not advance, in words. */
public final class StallSentences {
    private StallSentences() {}

    /** Empty for an event that is about something else. */
    static Optional<LogLine> describe(Event event) {
        if (event instanceof Event.ExchangeStalled stalled) {
            return Optional.of(LogLine.warn(
                            LogPackage.ADJACENCY,
                            "neighbor " + stalled.routerId() + " (" + stalled.address() + ") on "
                                    + stalled.interfaceName() + " is " + stalled.state() + ", and the database exchange"
                                    + " does not advance: " + cause(stalled.sign(), stalled.lsas()) + ", for "
                                    + seconds(stalled.lasted()) + " (limit " + seconds(stalled.limit()) + "); "
                                    + consequence(stalled) + remedy(stalled.sign()))
                    .on(stalled.interfaceName())
                    .about(stalled.routerId())
                    .atMost(1, Event.ExchangeStalled.class, stalled.interfaceName(), stalled.sign()));
        }
        if (event instanceof Event.ExchangeRecovered recovered) {
            return Optional.of(LogLine.info(
                            LogPackage.ADJACENCY,
                            "neighbor " + recovered.routerId() + " (" + recovered.address() + ") on "
                                    + recovered.interfaceName()
                                    + " is full, and the database exchange is complete again"
                                    + " (" + recovered.sign() + ", restarts: " + recovered.restarts() + ")")
                    .on(recovered.interfaceName())
                    .about(recovered.routerId())
                    .atMost(1, Event.ExchangeRecovered.class, recovered.interfaceName()));
        }
        return Optional.empty();
    }

    private static String consequence(Event.ExchangeStalled stalled) {
        return stalled.restarts()
                ? "the exchange restarts now, and again in " + seconds(stalled.nextRestart()) + " at the earliest; "
                : "";
    }

    /** What shows it. */
    public static String cause(StallSign sign, List<LsaKey> lsas) {
        return switch (sign) {
            case OPENING_UNANSWERED -> "the neighbor does not answer our first Database Description";
            case DESCRIPTION_UNANSWERED -> "the neighbor does not answer our Database Description" + listed(lsas);
            case DESCRIPTION_REPEATED -> "the neighbor repeats a Database Description that we answer" + listed(lsas);
            case REQUEST_UNANSWERED -> "the neighbor does not send " + named(lsas) + ", which it described";
            case REQUEST_REPEATED ->
                "the neighbor requests " + named(lsas) + " again and again, which we send, so it is not full with us";
        };
    }

    private static String listed(List<LsaKey> lsas) {
        return lsas.isEmpty() ? "" : " (which lists " + named(lsas) + ")";
    }

    private static String named(List<LsaKey> lsas) {
        if (lsas.isEmpty()) {
            return "LSAs";
        }
        return lsas.get(0) + (lsas.size() == 1 ? "" : " and " + (lsas.size() - 1) + " more");
    }

    /** What an operator can do. */
    public static String remedy(StallSign sign) {
        return switch (sign) {
            case OPENING_UNANSWERED -> "compare the MTUs and the Designated Routers of both, and look into its log";
            case DESCRIPTION_UNANSWERED, DESCRIPTION_REPEATED ->
                "look into its log for a Database Description that it drops, and for lost packets";
            case REQUEST_UNANSWERED -> "look into its log, at the drops in show neighbors, and for lost large packets";
            case REQUEST_REPEATED -> "look into its log for an LSA that it refuses, and for lost large packets";
        };
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
