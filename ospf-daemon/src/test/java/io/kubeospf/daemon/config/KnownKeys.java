package io.kubeospf.daemon.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;

/** Which keys the configuration has, as it tells them itself to somebody who writes one that it does not know. */
public final class KnownKeys {
    private static final String NO_KEY = "qqqqqqqqqqqqqqqq";
    private static final String KNOWN = "known here: ";

    private KnownKeys() {}

    /**
     * The keys of this version in a place.
     *
     * @param place a configuration with {@code %s} where a key stands
     */
    public static List<String> at(String place) {
        String known = problems(place.formatted(NO_KEY))
                .filter(problem -> problem.contains(KNOWN))
                .findFirst()
                .orElseThrow();
        return Stream.of(known.substring(known.indexOf(KNOWN) + KNOWN.length()).split(", ", -1))
                .filter(key -> isSupported(place, key))
                .toList();
    }

    private static boolean isSupported(String place, String key) {
        return problems(place.formatted(key) + "\n" + NO_KEY + ": 1")
                .noneMatch(problem -> problem.contains(key + ": not supported"));
    }

    private static Stream<String> problems(String text) {
        return assertThrows(InvalidConfigException.class, () -> ConfigReader.read(text)).problems().stream()
                .map(ConfigProblem::toString);
    }
}
