/**
 * Finds the pairs that are worth comparing: records that agree in one of several keys. Blocks that are too large are cut,
 * told, and left to the other passes.
 */
@NullMarked
package io.customerhub.match.block;

import org.jspecify.annotations.NullMarked;
