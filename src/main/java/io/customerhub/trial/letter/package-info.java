/**
 * Dead letters on trial: whether they would pass under the configuration of today, and what each rule makes of each field.
 * The stages are those of the pipeline; nothing is written.
 */
@NullMarked
package io.customerhub.trial.letter;

import org.jspecify.annotations.NullMarked;
