/** Paths that somebody has written, and regular files of bounded size. */
@NullMarked
package io.kubeospf.daemon.file;

import org.jspecify.annotations.NullMarked;
