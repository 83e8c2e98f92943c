/**
 * The configuration file: YAML in, a valid {@link io.kubeospf.daemon.config.DaemonConfig} out, or every problem of the file at
 * once, each with its line, its column and the remedy. Looks at nothing but the file, and the files of keys that it names.
 */
@NullMarked
package io.kubeospf.daemon.config;

import org.jspecify.annotations.NullMarked;
