/** The pages of the configuration as it runs: systems, one stream with what differs, and what changed when. */
@NullMarked
package io.customerhub.console.configuration;

import org.jspecify.annotations.NullMarked;
