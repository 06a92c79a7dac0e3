/**
 * The first two stages: what a source record is, by key and version, and which of its fields becomes which canonical
 * attribute. Pure functions from batch to batch; a changed shape of the source is told, never guessed around.
 */
@NullMarked
package io.customerhub.mapping;

import org.jspecify.annotations.NullMarked;
