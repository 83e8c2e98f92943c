package io.kubeospf.testbed.scenario;

/** Something that a scenario describes and that can be made only when the speaker has spoken. */
interface Recipe<T> {
    T make(Memory.Heard heard);
}
