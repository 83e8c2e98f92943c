package io.kubeospf.testbed.lab.router;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import java.util.Locale;

/** Whose routers the lab has; tests run against each. */
public enum RouterSoftware {
    /** Debian 12's frr. */
    FRR {
        @Override
        public LabRouter start(NetworkNamespace host, RouterSettings settings) {
            return startFrr(host, FrrRelease.DEBIAN_12, settings);
        }
    },

    /** Debian 13's frr, for what the older one cannot do. */
    RECENT_FRR {
        @Override
        public LabRouter start(NetworkNamespace host, RouterSettings settings) {
            return startFrr(host, FrrRelease.DEBIAN_13, settings);
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
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + number;
    }

    /** FRR redistributes what is in its kernel's table, so the host gets routes that go nowhere. */
    private static LabRouter startFrr(NetworkNamespace host, FrrRelease release, RouterSettings settings) {
        host.ipBatch(settings.external().stream()
                .map(prefix -> "route replace blackhole " + prefix)
                .toList());
        return FrrRouter.start(host, release, FrrConfiguration.of(settings, release));
    }
}
