/**
 * The last pure stage: what the mapping says of invalid values and what the contract promises of the source's fields. A
 * broken promise becomes an issue or a rejection, never silence.
 */
@NullMarked
package io.customerhub.quality;

import org.jspecify.annotations.NullMarked;
