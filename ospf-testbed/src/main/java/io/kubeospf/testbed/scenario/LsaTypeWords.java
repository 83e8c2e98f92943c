package io.kubeospf.testbed.scenario;

import io.kubeospf.core.lsa.LsType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The scenarios' words for LS types. */
final class LsaTypeWords {
    private static final String NUMBERED = "type-";
    private static final Map<String, LsType> TYPES = new LinkedHashMap<>();
    private static final Map<LsType, String> WORDS = new LinkedHashMap<>();

    static {
        name("router", LsType.ROUTER);
        name("network", LsType.NETWORK);
        name("summary", LsType.SUMMARY_NETWORK);
        name("summary-asbr", LsType.SUMMARY_ASBR);
        name("external", LsType.AS_EXTERNAL);
        name("nssa", LsType.NSSA_EXTERNAL);
        name("opaque-link", LsType.OPAQUE_LINK);
        name("opaque-area", LsType.OPAQUE_AREA);
        name("opaque-as", LsType.OPAQUE_AS);
    }

    private LsaTypeWords() {}

    private static void name(String word, LsType type) {
        TYPES.put(word, type);
        WORDS.put(type, word);
    }

    static LsType read(Words words) {
        String expected = "one of " + String.join(", ", TYPES.keySet()) + ", type-NUMBER";
        return words.take(expected, LsaTypeWords::parse);
    }

    private static LsType parse(String word) {
        LsType named = TYPES.get(word);
        if (named == null && !word.startsWith(NUMBERED)) {
            throw new IllegalArgumentException(word);
        }
        return named != null ? named : new LsType(Integer.parseInt(word.substring(NUMBERED.length())));
    }

    static String of(LsType type) {
        return WORDS.getOrDefault(type, NUMBERED + type.code());
    }
}
