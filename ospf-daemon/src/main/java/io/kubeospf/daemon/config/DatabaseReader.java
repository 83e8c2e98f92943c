package io.kubeospf.daemon.config;

import io.kubeospf.core.config.RouterConfig;
import java.util.Optional;

/** Reads {@code lsdb}. */
final class DatabaseReader {
    /** Below the first nothing but a toy has room; above the second no heap has. */
    private static final ScalarFormat<Integer> MAX_LSAS = ScalarFormat.wholeNumber(100, 10_000_000);

    private static final String KEY = "max-lsas";

    private DatabaseReader() {}

    static int readMaxLsas(Section top) {
        return top.section(
                        "lsdb", "max-lsas: " + RouterConfig.DEFAULT_MAX_LSAS, section -> Optional.of(readKeys(section)))
                .orElse(RouterConfig.DEFAULT_MAX_LSAS);
    }

    private static int readKeys(Section section) {
        int maxLsas = section.scalar(KEY, MAX_LSAS, RouterConfig.DEFAULT_MAX_LSAS);
        HeapRoom.shortage(maxLsas, Runtime.getRuntime().maxMemory())
                .ifPresent(reason -> section.problem(KEY, KEY + ": " + reason));
        section.end();
        return maxLsas;
    }
}
