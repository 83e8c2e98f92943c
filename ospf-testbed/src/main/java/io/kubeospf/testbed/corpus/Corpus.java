package io.kubeospf.testbed.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All inputs beneath a directory. */
public final class Corpus {
    /** The corpus of this repository, seen from the directory of this module. */
    public static final Path ROOT = Path.of("src/test/resources/corpus");

    private static final String EXTENSION = ".txt";

    private Corpus() {}

    /**
     * Reads them, in the order of their names.
     *
     * @throws IllegalArgumentException when one cannot be read; the message says where, and what was expected there
     */
    public static List<CorpusInput> read(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
        }
        List<CorpusInput> inputs = new ArrayList<>();
        for (Path file : files) {
            String name = root.relativize(file).toString();
            inputs.add(new CorpusReader(name.substring(0, name.length() - EXTENSION.length()))
                    .read(Files.readAllLines(file)));
        }
        return inputs;
    }
}
