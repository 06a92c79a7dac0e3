/**
 * The figures by which people judge a matching: what the model believes, what each blocking pass is good for, how pairs
 * weigh and what a threshold would make of them. Figures only: no value of any record is in them.
 */
@NullMarked
package io.customerhub.report;

import org.jspecify.annotations.NullMarked;
