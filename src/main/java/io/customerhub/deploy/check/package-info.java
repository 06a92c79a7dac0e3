/**
 * Looks through the YAML of routes before Camel does, so that every mistake is told at once, with its place and the
 * nearest name. What is known comes from Camel itself: the schema of its YAML and its catalog of components.
 */
@NullMarked
package io.customerhub.deploy.check;

import org.jspecify.annotations.NullMarked;
