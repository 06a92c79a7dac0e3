/**
 * Dead letters: what failed, why, how often, and what was done about it. They are written in the transaction of their
 * batch by the warehouse; here they are looked at, grouped, dismissed, reopened, exported and taken out to be replayed.
 */
@NullMarked
package io.customerhub.deadletter;

import org.jspecify.annotations.NullMarked;
