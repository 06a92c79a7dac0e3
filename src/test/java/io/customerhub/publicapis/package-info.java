/**
 * Servers that speak as the documentation of five public APIs says, and refuse what it says is refused. The data is made
 * up; {@code src/test/resources/public-apis} holds what a user would write to read them.
 */
@NullMarked
package io.customerhub.publicapis;

import org.jspecify.annotations.NullMarked;
