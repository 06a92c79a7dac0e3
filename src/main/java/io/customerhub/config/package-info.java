/**
 * What the YAML files of a source system say: mappings and contracts as values, read with file, line and column, so
 * that every mistake can be shown where it stands.
 */
@NullMarked
package io.customerhub.config;

import org.jspecify.annotations.NullMarked;
