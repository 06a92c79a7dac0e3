/**
 * Tests beside the routes: sample inputs and expected outputs, run through the real connector, route, pipeline and a
 * scratch PostgreSQL. It adds the cases that every source needs and nobody wants to write.
 */
@NullMarked
package io.customerhub.acceptance;

import org.jspecify.annotations.NullMarked;
