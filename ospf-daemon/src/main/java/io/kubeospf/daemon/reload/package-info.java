/** What comes of reading the configuration again: in words what changed, or why nothing did, and how old what runs is. */
@NullMarked
package io.kubeospf.daemon.reload;

import org.jspecify.annotations.NullMarked;
