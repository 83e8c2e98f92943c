package io.kubeospf.daemon.config;

import java.util.Optional;

/** Values by name. One that cannot be read becomes a problem, and counts as absent. */
interface Values {
    <T> Optional<T> scalar(String key, ScalarFormat<T> format);

    default <T> T scalar(String key, ScalarFormat<T> format, T otherwise) {
        return scalar(key, format).orElse(otherwise);
    }
}
