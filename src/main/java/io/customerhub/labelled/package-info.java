/**
 * Measures matching on records of which it is known who they are. Values are standardized as the pipeline would, and what
 * cannot be read keeps its text.
 */
@NullMarked
package io.customerhub.labelled;

import org.jspecify.annotations.NullMarked;
