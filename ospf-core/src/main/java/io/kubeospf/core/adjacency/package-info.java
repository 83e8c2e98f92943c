/** Interfaces, neighbors, the Designated Router election and the database exchange (RFC 2328 sections 6, 9 and 10). Knows neither flooding nor origination: it marks the {@link io.kubeospf.core.schedule.Agenda}. */
@NullMarked
package io.kubeospf.core.adjacency;

import org.jspecify.annotations.NullMarked;
