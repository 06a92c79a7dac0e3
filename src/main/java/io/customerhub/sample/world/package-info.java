/**
 * The sample world: its parties, how each appears in the four source systems, and their orders. A small world is the
 * beginning of a large one; nothing is kept in memory.
 */
@NullMarked
package io.customerhub.sample.world;

import org.jspecify.annotations.NullMarked;
