package io.kubeospf.daemon;

import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.systemd.SystemdNotifications;

/** What the daemon waits for before a speaker starts. It may wait more than once, and operators are told each time. */
final class StartWait {
    private static final String START = "the speaker to start";

    private final OperatorLog log;
    private final SystemdNotifications systemd;
    private volatile String reason = START;

    StartWait(OperatorLog log, SystemdNotifications systemd) {
        this.log = log;
        this.systemd = systemd;
    }

    /** To be read after "waiting for". Any thread may call. */
    String reason() {
        return reason;
    }

    /** To be called at every look; what is known already is not told again. */
    void goOn(String why) {
        if (!why.equals(reason)) {
            reason = why;
            log.warn("waiting for " + why);
            systemd.waitFor(why);
        }
    }

    /** Nothing is missing any more. */
    void end() {
        reason = START;
    }
}
