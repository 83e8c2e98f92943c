package io.kubeospf.testbed.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests that ask for an {@link InteropLab}, each for one of its own, and so run beside each other.
 *
 * <p>Where no lab can be made, the same holds as for {@link RunsInLab}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("lab")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith({LabCondition.class, OwnLab.class})
@interface BuildsItsLab {}
