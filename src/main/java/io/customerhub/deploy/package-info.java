/**
 * Brings routes and connectors from their folders into the running hub: scanned, checked, tried in a scratch context,
 * then loaded, one source system at a time, so that a mistake keeps only its own source down.
 */
@NullMarked
package io.customerhub.deploy;

import org.jspecify.annotations.NullMarked;
