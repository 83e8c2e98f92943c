/** Whether the dashboard is in itself right. */
@NullMarked
package io.kubeospf.testbed.dashboard;

import org.jspecify.annotations.NullMarked;
