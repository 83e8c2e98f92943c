/**
 * Programs that look for inputs that break kube-ospf: each takes octets, makes something hostile of them, and says which rule it broke.
 * Jazzer chooses the octets by what code they reach; the tests choose them by fixed seeds.
 */
@NullMarked
package io.kubeospf.testbed.fuzz;

import org.jspecify.annotations.NullMarked;
