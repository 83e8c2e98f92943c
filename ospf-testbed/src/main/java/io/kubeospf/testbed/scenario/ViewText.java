package io.kubeospf.testbed.scenario;

import java.util.List;

/** The speaker's state in words. */
final class ViewText {
    private ViewText() {}

    static List<String> database(ScenarioRun run) {
        return run.database().stream().map(LsaText::of).toList();
    }

    static List<String> neighbors(ScenarioRun run) {
        return run.view().neighbors().stream()
                .map(neighbor -> neighbor.interfaceName() + " " + neighbor.routerId() + " at " + neighbor.address()
                        + " " + neighbor.state() + " unacknowledged " + neighbor.retransmissionQueue())
                .toList();
    }

    static List<String> interfaces(ScenarioRun run) {
        return run.view().interfaces().stream()
                .map(own -> own.name() + " " + own.state() + " dr " + own.designatedRouter() + " bdr "
                        + own.backupDesignatedRouter())
                .toList();
    }
}
