/**
 * The one bridge between the stages and Apache Camel: the steps that the routes name, the beans that the connectors
 * use, and what decides when a stream reads, waits or pauses.
 */
@NullMarked
package io.customerhub.pipeline;

import org.jspecify.annotations.NullMarked;
