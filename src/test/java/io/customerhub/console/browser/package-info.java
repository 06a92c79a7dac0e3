/** The console in a real headless Chromium: people's days from sign-in to the end. */
@NullMarked
package io.customerhub.console.browser;

import org.jspecify.annotations.NullMarked;
