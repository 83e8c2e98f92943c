/**
 * Malformed and odd packets as annotated text, one file each: what is wrong, where it comes from, and what must come of it.
 * {@link io.kubeospf.testbed.corpus.Corpus} reads them; the tests hold the speaker and the daemon against them.
 */
@NullMarked
package io.kubeospf.testbed.corpus;

import org.jspecify.annotations.NullMarked;
