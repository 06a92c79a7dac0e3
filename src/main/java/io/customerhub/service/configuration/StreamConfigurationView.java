package io.customerhub.service.configuration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a stream; secrets are masked in all texts.
 *
 * @param version the version that is shown
 * @param running the number of the version that runs, or ran last
 * @param versions all that ever ran, the newest first
 * @param mapping its mapping
 * @param contract its contract; null when it has none
 * @param codeMaps the files of codes that the mapping names
 * @param against the number of the version that it is compared with; null for the file on disk
 * @param onDisk true when the files are there and can be read
 * @param mappingDiff what differs from it to the other, line by line; empty when nothing does
 * @param contractDiff the same for the contract
 * @param routes the route files of the source system as they would run now, from the files on disk
 * @param refused the problems for which the files of the source system are not taken over
 */
public record StreamConfigurationView(
        String system,
        String stream,
        Version version,
        int running,
        List<Version> versions,
        String mapping,
        @Nullable String contract,
        List<NamedText> codeMaps,
        @Nullable Integer against,
        boolean onDisk,
        List<DiffLine> mappingDiff,
        List<DiffLine> contractDiff,
        List<NamedText> routes,
        List<ConfigurationList.Problem> refused) {

    /**
     * A version of a mapping with its contract.
     *
     * @param number what rows and dead letters bear
     * @param firstUsed when it ran for the first time
     */
    public record Version(int number, String hash, Instant firstUsed) {}

    /** A file. */
    public record NamedText(String name, String text) {}

    /**
     * A line of a comparison.
     *
     * @param kind same, removed (it is in the version that is shown only) or added (in the other only); skipped stands for
     *     lines that are the same
     * @param left its number in the version that is shown; 0 when it is not there
     * @param right its number in the other; 0 when it is not there
     * @param text the line; of skipped ones how many they are
     */
    public record DiffLine(Kind kind, int left, int right, String text) {

        /** Where a line is. */
        public enum Kind {
            /** In both. */
            SAME,
            /** In the version that is shown only. */
            REMOVED,
            /** In the other only. */
            ADDED,
            /** Lines that are in both and not told. */
            SKIPPED
        }
    }
}
