package io.kubeospf.testbed.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The words that may describe a thing, each with what it says of it; in any order, each as often as it makes sense.
 *
 * @param <T> a draft of the thing
 */
final class Vocabulary<T> {
    private final Map<String, BiConsumer<T, Words>> meanings = new LinkedHashMap<>();

    /** A word that is followed by a value. */
    Vocabulary<T> with(String word, BiConsumer<T, Words> meaning) {
        meanings.put(word, meaning);
        return this;
    }

    /** A word that says all by itself. */
    Vocabulary<T> with(String word, Consumer<T> meaning) {
        return with(word, (draft, words) -> meaning.accept(draft));
    }

    /** Reads words until the end of the line. */
    T read(Words words, T draft) {
        while (!words.isEmpty()) {
            readOne(words, draft);
        }
        return draft;
    }

    /** Reads one word and what belongs to it. */
    void readOne(Words words, T draft) {
        BiConsumer<T, Words> meaning = meanings.get(words.peek());
        if (meaning == null) {
            throw words.expected("one of " + String.join(", ", meanings.keySet()));
        }
        words.take("a word");
        meaning.accept(draft, words);
    }
}
