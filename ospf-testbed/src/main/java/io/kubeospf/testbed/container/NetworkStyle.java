package io.kubeospf.testbed.container;

/** How both containers speak on their network. */
enum NetworkStyle {
    /** A router that says nothing is gone after 4 s. */
    BROADCAST("broadcast", 4),

    /** Far longer than any test waits: what leaves, was withdrawn. */
    PATIENT_POINT_TO_POINT("point-to-point", 300);

    private final String type;
    private final int deadInterval;

    NetworkStyle(String type, int deadInterval) {
        this.type = type;
        this.deadInterval = deadInterval;
    }

    /** As FRR and kube-ospf both call it. */
    String type() {
        return type;
    }

    /** In seconds. */
    int deadInterval() {
        return deadInterval;
    }
}
