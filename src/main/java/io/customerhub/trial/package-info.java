/**
 * Tries standardizers on single values, without a source and without a warehouse. It shows what a rule does before it is
 * written into a mapping, and it is how the reference suites are scored.
 */
@NullMarked
package io.customerhub.trial;

import org.jspecify.annotations.NullMarked;
