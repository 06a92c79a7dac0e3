/**
 * Learns which values of a field come far too often to tell customers apart, in bounded memory and without keeping the
 * values, and flags them: placeholders that no list knows, the phone of the front desk, the birth date that a form begins
 * with.
 *
 * <p><b>What is kept.</b> Fingerprints only, see {@link io.customerhub.quality.frequency.Fingerprint}, and in the warehouse
 * only those that at least five records share: what one person or household has is never written down.
 *
 * <p><b>What is certain.</b> A value is too frequent when at least so many different records had it (a record that is
 * delivered again counts once) and it makes up a certain share of all values. Both figures are lower bounds, so that chance
 * never flags a value.
 *
 * <p><b>Why flags do not flicker.</b> Values are counted after their batch is committed, so that a batch that is tried again
 * counts once. What was found frequent is written to the warehouse at once, holds from the next batch on, and stays: reading
 * only adds. So the same record that is delivered again stays the row that it is, for it is left out as unchanged before
 * anybody looks at its values; that a value became frequent is no reason to write unchanged records anew, or a full
 * delivery would rewrite the whole stream each time. What was loaded before is put right by {@code hub reprocess}: it counts
 * all records that are loaded, in the order of their keys and from nothing, which gives the same answer whatever the order of
 * arrival; drops what no longer has half of what is asked for; and takes exactly those records through the pipeline whose
 * flags would be others. Done again it finds nothing to do.
 */
@NullMarked
package io.customerhub.quality.frequency;

import org.jspecify.annotations.NullMarked;
