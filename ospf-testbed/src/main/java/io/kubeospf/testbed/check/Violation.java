package io.kubeospf.testbed.check;

/**
 * A rule that does not hold, as a sentence.
 *
 * @param checker whose rule it is
 * @param subject what the sentence is about
 * @param predicate what is wrong with it
 */
public record Violation(Class<?> checker, String subject, String predicate) {
    /** Whether the same thing is wrong there, in whatever way. */
    boolean isAboutTheSameAs(Violation other) {
        return checker.equals(other.checker) && subject.equals(other.subject);
    }

    @Override
    public String toString() {
        return checker.getSimpleName() + ": " + subject + " " + predicate;
    }
}
