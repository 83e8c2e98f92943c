package io.kubeospf.testbed.check;

/**
 * A rule that does not hold.
 *
 * @param checker who says so
 * @param text what is wrong, in a sentence
 */
public record Violation(Class<?> checker, String text) {}
