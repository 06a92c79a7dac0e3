/** What people can do with the retention of dead letters: see what will expire and what has, and have it done now. */
@NullMarked
package io.customerhub.service.retention;

import org.jspecify.annotations.NullMarked;
