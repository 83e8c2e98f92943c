package io.kubeospf.testbed.lab.router;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import java.util.Locale;

/** Whose routers the lab has; tests run against each. */
public enum RouterSoftware {
    /** Debian's frr. */
    FRR {
        /** FRR redistributes what is in its kernel's table, so the host gets routes that go nowhere. */
        @Override
        public LabRouter start(NetworkNamespace host, RouterSettings settings) {
            host.ipBatch(settings.external().stream()
                    .map(prefix -> "route replace blackhole " + prefix)
                    .toList());
            return FrrRouter.start(host, FrrConfiguration.of(settings));
        }
    },

    /** Debian's bird2. */
    BIRD {
        @Override
        public LabRouter start(NetworkNamespace host, RouterSettings settings) {
            return BirdRouter.start(
                    host, BirdConfiguration.of(settings, host.directory().resolve("bird.log")));
        }
    };

    public abstract LabRouter start(NetworkNamespace host, RouterSettings settings);

    public String role(int number) {
        return name().toLowerCase(Locale.ROOT) + number;
    }
}
