/**
 * Whether the records of a stream arrive as they usually do: a stream that is silent, or whose volume or null rate leaves
 * its band, is flagged. Pure judgement over what the warehouse has counted; it reads no record and no clock of its own.
 */
@NullMarked
package io.customerhub.arrival;

import org.jspecify.annotations.NullMarked;
