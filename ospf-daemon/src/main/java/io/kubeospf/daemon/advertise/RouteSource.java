package io.kubeospf.daemon.advertise;

/** Who wants a route announced; of those who want the same prefix, the last one here has its way. */
public enum RouteSource {
    FILE("file"),
    CONTROL("control");

    private final String word;

    RouteSource(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
