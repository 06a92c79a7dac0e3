/**
 * How what is loaded came about. It is worked out anew from the payload that the raw layer keeps and the mapping that the
 * row names, so that no step has to be stored.
 */
@NullMarked
package io.customerhub.lineage;

import org.jspecify.annotations.NullMarked;
