/**
 * Shows a source system's routes as they will run: every option with its value, and where the value comes from. Secrets
 * are never shown.
 */
@NullMarked
package io.customerhub.deploy.render;

import org.jspecify.annotations.NullMarked;
