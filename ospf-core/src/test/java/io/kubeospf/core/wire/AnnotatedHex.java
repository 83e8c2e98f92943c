package io.kubeospf.core.wire;

import java.util.HexFormat;
import java.util.stream.Collectors;

/** Octets written as hexadecimal digits for people: white space does not count, nor does a line from {@code #} or {@code |} on. */
public final class AnnotatedHex {
    private AnnotatedHex() {}

    public static Octets octets(String annotated) {
        String digits = annotated
                .lines()
                .map(line -> line.replaceFirst("[#|].*", "").replaceAll("\\s", ""))
                .collect(Collectors.joining());
        return Octets.of(HexFormat.of().parseHex(digits));
    }
}
