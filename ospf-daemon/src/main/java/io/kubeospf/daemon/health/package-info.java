/**
 * Answers to those who watch over the daemon without asking what OSPF is: does it make progress ({@code /healthz}), and is what it is
 * for done ({@code /readyz})? Read-only.
 */
@NullMarked
package io.kubeospf.daemon.health;

import org.jspecify.annotations.NullMarked;
