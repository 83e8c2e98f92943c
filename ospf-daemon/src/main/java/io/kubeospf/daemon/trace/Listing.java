package io.kubeospf.daemon.trace;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists within a sentence, of a length that can still be read. */
final class Listing {
    private static final int MOST = 40;

    private Listing() {}

    static <T> String of(List<T> items, String separator, Function<T, String> words) {
        String listed = items.stream().limit(MOST).map(words).collect(Collectors.joining(separator));
        return items.size() <= MOST ? listed : listed + separator + "and " + (items.size() - MOST) + " more";
    }
}
