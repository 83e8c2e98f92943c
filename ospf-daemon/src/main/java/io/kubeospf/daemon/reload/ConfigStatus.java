package io.kubeospf.daemon.reload;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How what runs stands to the file.
 *
 * @param loadedAt when the configuration that is in force was read
 * @param stale present when a later file could not be taken
 */
public record ConfigStatus(Instant loadedAt, Optional<Stale> stale) {

    /**
     * The file that could not be taken.
     *
     * @param since when this was first noticed
     * @param problems of the last attempt, each with its remedy
     */
    public record Stale(Instant since, List<String> problems) {
        public Stale {
            problems = List.copyOf(problems);
        }
    }

    public static ConfigStatus loaded(Instant at) {
        return new ConfigStatus(at, Optional.empty());
    }

    public ConfigStatus refused(Instant at, List<String> problems) {
        Instant since = stale.map(Stale::since).orElse(at);
        return new ConfigStatus(loadedAt, Optional.of(new Stale(since, problems)));
    }
}
