/**
 * How the hub and its streams are, and the wishes that change it: pause, resume, run now, backfill. What is wished for is
 * written into the warehouse, where the running hub finds it.
 */
@NullMarked
package io.customerhub.service.state;

import org.jspecify.annotations.NullMarked;
