/**
 * The people and companies of the sample world, as they really are, before any source system spoils them. Everything is
 * a function of a seed and an index, so that worlds of any size stream and small ones are prefixes of large ones.
 */
@NullMarked
package io.customerhub.sample.party;

import org.jspecify.annotations.NullMarked;
