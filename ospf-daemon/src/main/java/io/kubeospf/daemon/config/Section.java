package io.kubeospf.daemon.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of the file, read key by key. A value that cannot be read becomes a problem, and its default stands in so that
 * reading goes on. Keys that nobody asked for are problems as well, see {@link #end}.
 */
final class Section implements Values {
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, Consumer<Node>> absent = new HashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Node node;
    private final ProblemList problems;

    Section(MappingNode node, ProblemList problems) {
        this.node = node;
        this.problems = problems;
        for (NodeTuple entry : node.getValue()) {
            addEntry(entry.getKeyNode(), entry.getValueNode());
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    boolean holdsEmptyList(String key) {
        return values.get(key) instanceof SequenceNode sequence
                && sequence.getValue().isEmpty();
    }

    /** The line on which the value of a key stands, or that of the section when it has none. */
    int line(String key) {
        return ProblemList.line(values.getOrDefault(key, node));
    }

    @Override
    public <T> Optional<T> scalar(String key, ScalarFormat<T> format) {
        return take(key, value -> parse(key, value, format));
    }

    /**
     * A list of mappings.
     *
     * @param read gives empty for a mapping that is too broken to stand for anything
     * @param example how one item may look, to be told when it is something else
     * @return empty when the key is absent or holds no list
     */
    <T> Optional<List<T>> sections(String key, String example, Function<Section, Optional<T>> read) {
        return take(key, value -> {
            if (value instanceof SequenceNode sequence) {
                return Optional.of(readItems(key, sequence, example, read));
            }
            problems.add(value, key + ": must be a list, each item after a dash: - " + example);
            return Optional.empty();
        });
    }

    /**
     * A list of single values. Those that cannot be read are left out.
     *
     * @param example how the list may look
     */
    <T> List<T> scalars(String key, String example, ScalarFormat<T> format) {
        return take(key, value -> {
                    if (value instanceof SequenceNode sequence) {
                        return Optional.of(sequence.getValue().stream()
                                .flatMap(item -> parse(key, item, format).stream())
                                .toList());
                    }
                    problems.add(value, key + ": must be a list, such as " + example);
                    return Optional.<List<T>>empty();
                })
                .orElse(List.of());
    }

    /**
     * A mapping under a key.
     *
     * @param read gives empty for a mapping that is too broken to stand for anything
     */
    <T> Optional<T> section(String key, String example, Function<Section, Optional<T>> read) {
        return take(key, value -> section(value, key, example).flatMap(read));
    }

    /** A problem of the section as a whole. */
    void problem(String text) {
        problems.add(node, text);
    }

    /** A problem of the value of a key. */
    void problem(String key, String text) {
        problems.add(values.getOrDefault(key, node), text);
    }

    /** To be called when every key was asked for: what is left is unknown. What stands below a near miss is looked at all the same. */
    void end() {
        values.forEach((key, value) -> {
            if (!known.contains(key)) {
                problems.add(keyNode(key), key + ": unknown key; " + SimilarWord.remedy(key, known));
                SimilarWord.of(key, known).map(absent::remove).ifPresent(reader -> reader.accept(value));
            }
        });
    }

    private void addEntry(Node key, Node value) {
        if (!(key instanceof ScalarNode name)) {
            problems.add(key, "a key must be a word");
            return;
        }
        int colon = name.getValue().indexOf(':');
        if (colon >= 0) {
            // what follows may be of an authentication key
            problems.add(
                    key,
                    name.getValue().substring(0, colon) + ": a blank is missing behind the colon; write one"
                            + ProblemList.MORE_LATER);
            return;
        }
        Node first = keys.putIfAbsent(name.getValue(), key);
        if (first != null) {
            problems.add(
                    key,
                    name.getValue() + ": given twice, first on line " + ProblemList.line(first) + "; keep one of them");
            return;
        }
        values.put(name.getValue(), value);
    }

    private Node keyNode(String key) {
        return keys.getOrDefault(key, node);
    }

    private <T> List<T> readItems(
            String key, SequenceNode sequence, String example, Function<Section, Optional<T>> read) {
        List<T> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            section(item, key, example).flatMap(read).ifPresent(items::add);
        }
        return items;
    }

    private <T> Optional<T> take(String key, Function<Node, Optional<T>> read) {
        known.add(key);
        Node value = values.get(key);
        if (value == null) {
            absent.put(key, node -> {
                Optional<T> unused = read.apply(node);
            });
            return Optional.empty();
        }
        return read.apply(value);
    }

    private <T> Optional<T> parse(String key, Node value, ScalarFormat<T> format) {
        if (!(value instanceof ScalarNode)) {
            problems.add(value, key + ": must be a single value");
            return Optional.empty();
        }
        if (text(value).isEmpty()) {
            problems.add(value, key + ": has no value; give one, or remove the key for the default");
            return Optional.empty();
        }
        try {
            return Optional.of(format.parse(text(value)));
        } catch (IllegalArgumentException e) {
            problems.add(value, key + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Section> section(Node value, String key, String example) {
        if (value instanceof MappingNode mapping) {
            return Optional.of(new Section(mapping, problems));
        }
        problems.add(value, key + ": must hold keys with values, such as " + example);
        return Optional.empty();
    }

    /** The text of a single value; of an empty list {@code []}; of anything else nothing that a value can be. */
    private static String text(Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        return value instanceof SequenceNode sequence && sequence.getValue().isEmpty() ? "[]" : "\n";
    }
}
