package io.kubeospf.core.config;

/**
 * Something that is configured differently.
 *
 * @param what the word of the configuration
 */
public record ValueChange(String what, String from, String to) {
    public static ValueChange of(Object what, Object from, Object to) {
        return new ValueChange(what.toString(), from.toString(), to.toString());
    }

    /** Such as {@code cost 10 -> 20}; says so where the words are the same because they do not tell all, as of keys. */
    @Override
    public String toString() {
        return what + " " + from + " -> " + to + (from.equals(to) ? " (other values)" : "");
    }
}
