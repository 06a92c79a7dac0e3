/** Who one is to the hub: one's own rights, and users with their roles for the admin. */
@NullMarked
package io.customerhub.console.account;

import org.jspecify.annotations.NullMarked;
