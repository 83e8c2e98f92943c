package io.kubeospf.testbed.rfc;

import java.nio.file.Path;
import java.util.List;

/**
 * That a test proves a rule.
 *
 * @param rule in a sentence
 * @param test its name
 * @param file where it stands, from the root of the project
 */
record Proof(Place place, String rule, String test, Path file) {

    /** One for each place that the text names. */
    static List<Proof> of(String places, String rule, String test, Path file) {
        try {
            return Place.parse(places).stream()
                    .map(place -> new Proof(place, rule, test, file))
                    .toList();
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(test + ": " + malformed.getMessage(), malformed);
        }
    }
}
