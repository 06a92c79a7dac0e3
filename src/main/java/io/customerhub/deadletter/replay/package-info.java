/**
 * Replay plans: a frozen choice of dead letters that takes the way through the pipeline again, in order, carefully and at
 * a given pace. Where a plan stands is written in the transaction of each batch, so that it goes on at its place whatever
 * happens to the process that works on it.
 */
@NullMarked
package io.customerhub.deadletter.replay;

import org.jspecify.annotations.NullMarked;
