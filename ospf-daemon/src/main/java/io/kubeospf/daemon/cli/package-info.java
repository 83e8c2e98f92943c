/** The command line: what the user asked for, where it goes, and the exit code (0 done, 1 it failed, 2 wrong usage). */
@NullMarked
package io.kubeospf.daemon.cli;

import org.jspecify.annotations.NullMarked;
