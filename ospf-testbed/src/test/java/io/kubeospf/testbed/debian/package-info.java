/** The Debian package, installed, upgraded and removed in a minimal Debian. Needs root. */
@NullMarked
package io.kubeospf.testbed.debian;

import org.jspecify.annotations.NullMarked;
