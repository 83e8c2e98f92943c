package io.kubeospf.daemon.loop;

/** What became of a command. */
public sealed interface CommandAnswer {
    /** It is obeyed; what it sends is on its way. */
    record Done() implements CommandAnswer {}

    /**
     * It changed nothing.
     *
     * @param reason a sentence for the operator
     */
    record Rejected(String reason) implements CommandAnswer {}
}
