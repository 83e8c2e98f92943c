package io.kubeospf.testbed.rfc;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the name of a test into the sentence that it is. */
final class Sentence {
    /** How the RFCs write what stands in names as words of small letters. */
    private static final TreeMap<String, String> TERMS = new TreeMap<>(Map.ofEntries(
            Map.entry("AsExternalLsa", "AS-external-LSA"),
            Map.entry("AsExternalLsas", "AS-external-LSAs"),
            Map.entry("Backup", "Backup"),
            Map.entry("DatabaseDescription", "Database Description"),
            Map.entry("DesignatedRouter", "Designated Router"),
            Map.entry("DoNotAge", "DoNotAge"),
            Map.entry("Hello", "Hello"),
            Map.entry("Hellos", "Hellos"),
            Map.entry("Id", "ID"),
            Map.entry("Ids", "IDs"),
            Map.entry("LinkStateId", "Link State ID"),
            Map.entry("Lls", "LLS"),
            Map.entry("LsRefreshTime", "LSRefreshTime"),
            Map.entry("Lsa", "LSA"),
            Map.entry("Lsas", "LSAs"),
            Map.entry("MaxAge", "MaxAge"),
            Map.entry("MaxAgeDiff", "MaxAgeDiff"),
            Map.entry("MinLsArrival", "MinLSArrival"),
            Map.entry("MinLsInterval", "MinLSInterval"),
            Map.entry("Mtu", "MTU"),
            Map.entry("NetworkLsa", "network-LSA"),
            Map.entry("RouterDeadInterval", "RouterDeadInterval"),
            Map.entry("RouterId", "Router ID"),
            Map.entry("RouterLsa", "router-LSA")));

    /** The longer term first where one begins with another. */
    private static final Pattern WORD =
            Pattern.compile("(?:" + String.join("|", TERMS.descendingKeySet()) + ")(?![a-z])|[A-Z]?[a-z]+|[A-Z]|\\d+");

    private Sentence() {}

    /** "anLsaIsLost" is "An LSA is lost". */
    static String of(String name) {
        String sentence = WORD.matcher(startingLarge(name))
                .results()
                .map(word -> TERMS.getOrDefault(word.group(), word.group().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" "));
        return startingLarge(sentence);
    }

    private static String startingLarge(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
