/**
 * One speaker, inputs as readable text, outputs as readable text: a rule of the RFCs in one file. docs/testing.md tells how such a
 * file is read, written and refreshed; {@link io.kubeospf.testbed.scenario.ScenarioReader} has its lines, {@link
 * io.kubeospf.testbed.scenario.StepReader} the inputs, {@link io.kubeospf.testbed.scenario.PacketReader} the packets, {@link
 * io.kubeospf.testbed.scenario.LsaDraft} the LSAs.
 */
@NullMarked
package io.kubeospf.testbed.scenario;

import org.jspecify.annotations.NullMarked;
