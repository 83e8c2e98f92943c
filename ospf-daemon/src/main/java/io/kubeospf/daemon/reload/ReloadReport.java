package io.kubeospf.daemon.reload;

import java.util.List;

/** What came of reading the configuration again. */
public sealed interface ReloadReport {

    /**
     * What the file says is in force.
     *
     * @param changes in words, such as {@code eth1 cost 10 -> 20}; empty when nothing changed
     */
    record Applied(List<String> changes) implements ReloadReport {
        public Applied {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Nothing was changed.
     *
     * @param problems at least one, each with its remedy
     */
    record Refused(List<String> problems) implements ReloadReport {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Nothing was changed, and it says nothing about the file.
     *
     * @param reason why it could not be done at this moment, a sentence for the operator
     */
    record NotNow(String reason) implements ReloadReport {}
}
