/**
 * The configuration as it runs: source systems with their routes, mappings and contracts, what was refused and why, what
 * changed when. Secrets are never shown.
 */
@NullMarked
package io.customerhub.service.configuration;

import org.jspecify.annotations.NullMarked;
