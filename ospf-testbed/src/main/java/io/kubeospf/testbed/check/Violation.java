package io.kubeospf.testbed.check;

/** A rule that does not hold, in a sentence. */
public record Violation(String text) {}
