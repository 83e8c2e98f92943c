/** What the operator asked for, already valid: a value of these types cannot break a rule of the protocol. */
@NullMarked
package io.kubeospf.core.config;

import org.jspecify.annotations.NullMarked;
