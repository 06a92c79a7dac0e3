package io.customerhub.ingest.format;

import io.customerhub.ingest.CsvOptions;
import io.customerhub.ingest.CsvReader;
import io.customerhub.ingest.Slice;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.packed.FilePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the delimiter of a CSV text from its first records: a character is a candidate when it gives at least two columns
 * and nine of ten records as many fields as the header. Exactly one candidate is an answer; none or several are not, and
 * the file is refused, because columns that are cut at the wrong place would be loaded without anybody noticing.
 */
final class DelimiterDetector {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int HEAD = 1 << 16;
    private static final int RECORDS = 100;

    private DelimiterDetector() {}

    /**
     * The form with the delimiter of this text.
     *
     * @throws UnreadableException when it cannot be told (HUB-READ-054)
     * @throws IOException on a bad day
     */
    static CsvOptions detect(FilePart part, CsvOptions form) throws IOException {
        byte[] head;
        try (InputStream in = part.bytes()) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == HEAD) {
            head = Arrays.copyOf(head, endOfLastLine(head));
        }
        List<Character> fitting = new ArrayList<>();
        for (char candidate : CANDIDATES) {
            if (candidate != form.quote() && fits(head, form.marked(candidate, form.quote()))) {
                fitting.add(candidate);
            }
        }
        if (fitting.size() != 1) {
            throw new UnreadableException(
                    "HUB-READ-054",
                    1,
                    "the delimiter cannot be told: " + found(fitting)
                            + "; write the option delimiter, such as delimiter: \";\", instead of detect");
        }
        return form.marked(fitting.get(0), form.quote());
    }

    private static boolean fits(byte[] head, CsvOptions form) throws IOException {
        // a trailer counts more than the head holds
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(head), form.ending(null))) {
            if (reader.names().size() < 2) {
                return false;
            }
            Slice slice = new Slice(RECORDS);
            while (!slice.isFull() && reader.read(slice)) {
                // the slice counts
            }
            return slice.rejections().size() * 10 <= slice.size();
        } catch (UnreadableException notThisOne) {
            return false;
        }
    }

    private static String found(List<Character> fitting) {
        if (fitting.isEmpty()) {
            return "none of , ; tab and | gives every record as many fields as the header";
        }
        List<String> names = new ArrayList<>();
        fitting.forEach(mark -> names.add(mark == '\t' ? "tab" : String.valueOf(mark)));
        return "all of " + String.join(" ", names) + " fit its first records";
    }

    private static int endOfLastLine(byte[] head) {
        for (int i = head.length; i > 0; i--) {
            if (head[i - 1] == '\n') {
                return i;
            }
        }
        return head.length;
    }
}
