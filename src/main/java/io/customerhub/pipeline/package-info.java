/**
 * The bridge between the hub and Camel: the beans that routes and Kamelets name. What they do is done elsewhere, in
 * packages that know nothing of Camel.
 */
@NullMarked
package io.customerhub.pipeline;

import org.jspecify.annotations.NullMarked;
