package io.customerhub.ingest.proof;

import io.customerhub.ingest.JsonValues;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.record.FieldPath;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a control file tells of the file beside it. It is one number (of rows), the output of {@code sha256sum}, lines of
 * {@code key=value} ({@code :}, {@code ;} or a tab will do, too), or one JSON object; its keys are {@code rows} (or
 * {@code count}, {@code records}), {@code sha256}, {@code bytes} (or {@code size}) and {@code sum.COLUMN}; others are not
 * looked at.
 *
 * @param rows how many records the file has, without header and trailer; null when it is not told
 * @param bytes how large it is as it was dropped; null when it is not told
 * @param sha256 its SHA-256 as it was dropped, in lower case; null when it is not told
 * @param sums the sums of columns by their names
 */
public record ControlFile(
        @Nullable Long rows, @Nullable Long bytes, @Nullable String sha256, Map<String, BigDecimal> sums) {

    private static final int LARGEST = 1 << 16;
    private static final int SHA256_DIGITS = 64;
    private static final int LONGEST_NUMBER = 100;

    /** Takes a copy of the sums. */
    public ControlFile {
        sums = Map.copyOf(sums);
    }

    /**
     * Reads a control file.
     *
     * @throws UnreadableException when it is a link, too large or tells nothing that is understood (HUB-READ-064)
     * @throws IOException when it cannot be read now
     */
    public static ControlFile read(Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw refused("expected a regular file");
        }
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw refused("it is larger than " + LARGEST + " bytes");
            }
            return parse(content);
        }
    }

    /**
     * Reads the content of a control file.
     *
     * @throws UnreadableException when it tells nothing that is understood (HUB-READ-064)
     */
    public static ControlFile parse(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip();
        Map<String, String> values = text.startsWith("{") ? json(text) : lines(text);
        Map<String, BigDecimal> sums = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.toLowerCase(Locale.ROOT).startsWith("sum.")) {
                sums.put(key.substring(4), decimal(key, value));
            }
        });
        ControlFile file = new ControlFile(
                number(values, "rows", "count", "records"), number(values, "bytes", "size"), sha256(values), sums);
        if (file.rows == null && file.bytes == null && file.sha256 == null && sums.isEmpty()) {
            throw refused("it tells neither rows, sha256, bytes nor sum.COLUMN");
        }
        return file;
    }

    /** True when the records must be read to know whether the file agrees. */
    public boolean countsRecords() {
        return rows != null || !sums.isEmpty();
    }

    private static Map<String, String> json(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        if (JsonValues.read(text.getBytes(StandardCharsets.UTF_8), "HUB-READ-064") instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> values.put(known(String.valueOf(key)), String.valueOf(value)));
        }
        return values;
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : text.split("\\R")) {
            String stripped = line.strip();
            int at = separator(stripped);
            if (isDigits(stripped)) {
                values.put("rows", stripped);
            } else if (isSha256(firstWord(stripped))) {
                values.put("sha256", firstWord(stripped));
            } else if (at > 0 && !stripped.startsWith("#")) {
                values.put(
                        known(stripped.substring(0, at)),
                        stripped.substring(at + 1).strip());
            }
        }
        return values;
    }

    /** Keys in lower case, but the names of columns as they are. */
    private static String known(String key) {
        String stripped = key.strip();
        return stripped.toLowerCase(Locale.ROOT).startsWith("sum.") ? stripped : stripped.toLowerCase(Locale.ROOT);
    }

    private static int separator(String line) {
        for (int i = 0; i < line.length(); i++) {
            if ("=:;\t".indexOf(line.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static String firstWord(String line) {
        int end = line.indexOf(' ');
        return end < 0 ? line : line.substring(0, end);
    }

    private static @Nullable Long number(Map<String, String> values, String... keys) {
        for (String key : keys) {
            String value = values.get(key);
            if (value != null) {
                if (!isDigits(value)) {
                    throw refused("the value of '" + key + "' is no whole number");
                }
                return Long.valueOf(value);
            }
        }
        return null;
    }

    private static @Nullable String sha256(Map<String, String> values) {
        String value = values.get("sha256");
        if (value != null && !isSha256(value)) {
            throw refused("the value of 'sha256' is not 64 hexadecimal digits");
        }
        return value == null ? null : value.toLowerCase(Locale.ROOT);
    }

    private static BigDecimal decimal(String key, String value) {
        try {
            FieldPath.of(key.substring(4));
            return plainNumber(value);
        } catch (IllegalArgumentException e) {
            throw refused("the value of '" + key + "' is no number such as 1234.50, or names no column");
        }
    }

    /**
     * A decimal number without an exponent, because 1e999999999 is ten characters and a gigabyte when it is added.
     *
     * @throws NumberFormatException when the text is none
     */
    static BigDecimal plainNumber(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST_NUMBER || stripped.indexOf('e') >= 0 || stripped.indexOf('E') >= 0) {
            throw new NumberFormatException("no plain number");
        }
        return new BigDecimal(stripped);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isSha256(String text) {
        return text.length() == SHA256_DIGITS && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    }

    private static UnreadableException refused(String reason) {
        return new UnreadableException(
                "HUB-READ-064",
                0,
                "the control file is not understood: " + reason + "; write for example rows=1200 on a line of its own");
    }
}
