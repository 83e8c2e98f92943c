/**
 * What Prometheus reads at {@code /metrics}. {@link io.kubeospf.daemon.metrics.Observations} counts while the daemon works, with nothing but
 * the JDK, so that neither the first Hello nor the speaker's thread knows of a metrics library;
 * {@link io.kubeospf.daemon.metrics.MetricsRoutes} answers, and loads the library for the first who asks.
 *
 * <p>What this program measures is one collector in the registry, {@code ProtocolCollector}, over a table of {@code Family}: each scrape makes
 * its values from the speaker's published view and from what was counted. So neighbors, prefixes and interfaces come and go
 * without anything that registers or removes a series, and a series cannot outlive what it is about. Micrometer's meters, which live until
 * they are removed, are taken for what is there as long as the process: the Java virtual machine and the process itself.
 */
@NullMarked
package io.kubeospf.daemon.metrics;

import org.jspecify.annotations.NullMarked;
