/**
 * The pages of dead letters: groups, list, one letter, what can be done with them, and replay plans. Every step is a link or
 * a form, so that all of it works without a script.
 */
@NullMarked
package io.customerhub.console.letter;

import org.jspecify.annotations.NullMarked;
