/** The front page of the console, and the page of each stream with what can be done to it. */
@NullMarked
package io.customerhub.console.home;

import org.jspecify.annotations.NullMarked;
