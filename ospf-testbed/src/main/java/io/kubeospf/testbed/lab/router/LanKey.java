package io.kubeospf.testbed.lab.router;

import java.time.Instant;
import java.util.Optional;

/**
 * A key of a router, in no router's language.
 *
 * @param algorithm as kube-ospf calls it
 * @param sendFrom since when it is for sending; FRR knows no such times and sends with the last key that it was told
 * @param sendUntil until when it is for sending
 */
public record LanKey(int id, String algorithm, String secret, Optional<Instant> sendFrom, Optional<Instant> sendUntil) {
    /** A key that is good at all times. */
    public static LanKey of(int id, String algorithm, String secret) {
        return new LanKey(id, algorithm, secret, Optional.empty(), Optional.empty());
    }

    public LanKey sentFrom(Instant moment) {
        return new LanKey(id, algorithm, secret, Optional.of(moment), sendUntil);
    }

    public LanKey sentUntil(Instant moment) {
        return new LanKey(id, algorithm, secret, sendFrom, Optional.of(moment));
    }

    public boolean isPassword() {
        return algorithm.equals("simple");
    }
}
