package io.kubeospf.testbed.lab.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What became of a client's requests, in the order of their sending. */
public record TrafficLog(List<Request> requests) {
    public TrafficLog {
        requests = requests.stream().sorted(Comparator.comparing(Request::sent)).toList();
    }

    /**
     * Reads one request per line: microseconds since 1970, a blank, and the answer, which is empty for one that was lost.
     */
    static TrafficLog parse(String lines) {
        return new TrafficLog(lines.lines().map(Request::parse).toList());
    }

    public int sent() {
        return requests.size();
    }

    public int lost() {
        return (int) requests.stream().filter(Request::isLost).count();
    }

    /** The different answers. */
    public Set<String> answers() {
        return requests.stream()
                .filter(request -> !request.isLost())
                .map(Request::answer)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The times without an answer. */
    List<Outage> outages() {
        List<Outage> outages = new ArrayList<>();
        boolean out = false;
        for (Request request : requests) {
            if (out) {
                int last = outages.size() - 1;
                outages.set(last, outages.get(last).until(request.sent()));
            } else if (request.isLost()) {
                outages.add(new Outage(request.sent(), request.sent()));
            }
            out = request.isLost();
        }
        return outages;
    }

    public Duration longestOutage() {
        return worst().map(Outage::duration).orElse(Duration.ZERO);
    }

    /** The longest of them; empty when nothing was lost. */
    public Optional<Outage> worst() {
        return outages().stream().max(Comparator.comparing(Outage::duration));
    }

    /** From the first of some lost requests in a row to the next one that was answered, or to the last one. */
    public record Outage(Instant began, Instant ended) {
        Duration duration() {
            return Duration.between(began, ended);
        }

        private Outage until(Instant later) {
            return new Outage(began, later);
        }
    }

    /** One that was sent, and its answer. */
    record Request(Instant sent, String answer) {
        static Request parse(String line) {
            int blank = line.indexOf(' ');
            long microseconds = Long.parseLong(line.substring(0, blank));
            return new Request(Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS), line.substring(blank + 1));
        }

        boolean isLost() {
            return answer.isEmpty();
        }
    }

    @Override
    public String toString() {
        return lost() + " of " + sent() + " lost, longest outage "
                + longestOutage().toMillis() + " ms";
    }
}
