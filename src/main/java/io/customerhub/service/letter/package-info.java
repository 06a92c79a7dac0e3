/**
 * What people can do with dead letters: look at groups and letters, decide, mend, export, and make tests of them. Everything
 * is answered masked but by the actions that reveal.
 */
@NullMarked
package io.customerhub.service.letter;

import org.jspecify.annotations.NullMarked;
