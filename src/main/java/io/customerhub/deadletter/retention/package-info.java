/**
 * How long closed dead letters are kept: by age and contract, never by count, and only what has been announced for a week or
 * for its whole retention is deleted. Unfinished letters never expire.
 */
@NullMarked
package io.customerhub.deadletter.retention;

import org.jspecify.annotations.NullMarked;
