package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test that is run against the routers of each software of the same Debian; it takes a {@link RouterSoftware}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@EnumSource(names = {"FRR", "BIRD"})
@interface EachPeer {}
