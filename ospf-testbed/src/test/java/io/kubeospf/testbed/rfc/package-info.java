/** Makes docs/rfc2328.md of what the tests say that they prove. Reads sources and scenarios as text; knows no protocol. */
@NullMarked
package io.kubeospf.testbed.rfc;

import org.jspecify.annotations.NullMarked;
