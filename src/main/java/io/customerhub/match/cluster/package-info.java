/**
 * Makes customers of pairs: the strongest first, never across a conflict, never along a chain that the records on both
 * sides speak against.
 */
@NullMarked
package io.customerhub.match.cluster;

import org.jspecify.annotations.NullMarked;
