/**
 * Turns cleansed texts into standard values: names, phones, dates, countries, amounts and others, each behind the one
 * interface {@link io.customerhub.standardize.Standardizer}. Nothing is ever invented: what cannot be read in exactly one
 * way gets an issue and no value.
 */
@NullMarked
package io.customerhub.standardize;

import org.jspecify.annotations.NullMarked;
