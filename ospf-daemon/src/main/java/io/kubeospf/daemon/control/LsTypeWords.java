package io.kubeospf.daemon.control;

import io.kubeospf.core.lsa.LsType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How an operator names an LS type. */
final class LsTypeWords {
    private static final Map<String, LsType> WORDS = new TreeMap<>(Map.of(
            "router", LsType.ROUTER,
            "network", LsType.NETWORK,
            "summary", LsType.SUMMARY_NETWORK,
            "asbr-summary", LsType.SUMMARY_ASBR,
            "external", LsType.AS_EXTERNAL,
            "nssa-external", LsType.NSSA_EXTERNAL,
            "opaque-link", LsType.OPAQUE_LINK,
            "opaque-area", LsType.OPAQUE_AREA,
            "opaque-as", LsType.OPAQUE_AS));

    private LsTypeWords() {}

    /**
     * Reads a number or a word.
     *
     * @throws IllegalArgumentException when there is no such type; the message names all words
     */
    static LsType parse(String text) {
        Optional<LsType> type = text.matches("[0-9]{1,3}")
                ? Optional.of(new LsType(Integer.parseInt(text))).filter(LsTypeWords::fitsInAnOctet)
                : Optional.ofNullable(WORDS.get(text));
        return type.orElseThrow(() -> new IllegalArgumentException("'" + text
                + "' is no LS type: write a number of 0 to 255, or one of "
                + WORDS.keySet().stream().collect(Collectors.joining(", "))));
    }

    private static boolean fitsInAnOctet(LsType type) {
        return type.code() <= 255;
    }
}
