package io.customerhub.config;

/**
 * When a stream pauses instead of turning a whole feed into dead letters. Names and meaning follow the splitter of
 * Apache Camel 4.19 and later ({@code maxFailedRecords}, {@code errorThreshold}).
 *
 * @param maxFailedRecords more failed records than this in one run open the breaker; 0 means no such limit
 * @param errorThreshold a larger share of failed records in one run opens the breaker, as a number from 0 to 1
 * @param minimumRecords the share is not looked at before so many records of the run
 */
public record Breaker(int maxFailedRecords, double errorThreshold, int minimumRecords) {

    /** Pauses at more than 20 % of at least 200 records. */
    public static final Breaker DEFAULT = new Breaker(0, 0.2, 200);

    /** True when a run with these counts must pause. */
    public boolean opensAt(long read, long failed) {
        return maxFailedRecords > 0 && failed > maxFailedRecords
                || read >= minimumRecords && failed > errorThreshold * read;
    }
}
