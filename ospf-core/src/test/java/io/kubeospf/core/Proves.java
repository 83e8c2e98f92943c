package io.kubeospf.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rules of RFCs that a test proves, or all tests of a class together. docs/rfc2328.md is made of these annotations, as they
 * stand in the sources.
 */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Proves {
    /** Where the rules stand: "RFC 2328 10.6 Exchange, 13 (5)(a)", or "RFC 2328 13 (7), erratum 3974; RFC 5250 A.2". */
    String value();

    /** The rule in a sentence. Of a method it is the name that says it, unless this does. */
    String rule() default "";
}
