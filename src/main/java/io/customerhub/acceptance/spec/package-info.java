/**
 * The test files beside the routes as values: what a source holds, and what is expected of the hub. They are read
 * strictly: what is wrong becomes a problem with its place, and nothing is run.
 */
@NullMarked
package io.customerhub.acceptance.spec;

import org.jspecify.annotations.NullMarked;
