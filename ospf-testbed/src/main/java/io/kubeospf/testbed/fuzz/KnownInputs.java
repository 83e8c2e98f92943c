package io.kubeospf.testbed.fuzz;

import io.kubeospf.testbed.corpus.CorpusInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Inputs that are kept in the repository, one a line in hexadecimal: those that once broke a rule, and those that reach far. */
final class KnownInputs {
    private KnownInputs() {}

    /** Together with those that are made of malformed packets. */
    static List<byte[]> of(FuzzTarget target, List<CorpusInput> malformed) {
        List<byte[]> inputs = new ArrayList<>(of(target));
        inputs.addAll(CorpusInputs.of(target, malformed));
        return inputs;
    }

    private static List<byte[]> of(FuzzTarget target) {
        String file = target.word() + ".hex";
        InputStream stream = Objects.requireNonNull(KnownInputs.class.getResourceAsStream(file), file);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(HexFormat.of()::parseHex)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
