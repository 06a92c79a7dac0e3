/**
 * Measures matching on people that are made up with errors, so that it is known who is who: the core alone, and the whole
 * of {@code hub match --all} with PostgreSQL. Each phase is a class of its own that gives its figures.
 */
@NullMarked
package io.customerhub.bench.match;

import org.jspecify.annotations.NullMarked;
