/**
 * Counts which values of a field come far too often to tell customers apart, in bounded memory and without keeping the
 * values. What it finds are placeholders that no list knows yet.
 */
@NullMarked
package io.customerhub.quality.frequency;

import org.jspecify.annotations.NullMarked;
