package io.customerhub.acceptance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes text files as other systems would have written them. */
final class TextSample {

    private static final String MARK = "\uFEFF";
    private static final String DELIMITERS = ",;\t|";

    private TextSample() {}

    /** A change of the text that keeps the charset. */
    static byte[] changed(byte[] bytes, @Nullable String named, UnaryOperator<String> change) {
        Charset charset = charset(bytes, named);
        String text = new String(bytes, charset);
        boolean isMarked = text.startsWith(MARK);
        return ((isMarked ? MARK : "") + change.apply(isMarked ? text.substring(1) : text)).getBytes(charset);
    }

    /** The text in UTF-8 with a byte order mark. */
    static byte[] marked(byte[] bytes, @Nullable String named) {
        String text = new String(bytes, charset(bytes, named));
        return (text.startsWith(MARK) ? text : MARK + text).getBytes(StandardCharsets.UTF_8);
    }

    static boolean isJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    /** Everything up to the end of the first record, which may hold line ends in quotes. */
    static String header(String text) {
        int end = endOfRecord(text, 0);
        return text.substring(0, end);
    }

    /** Line ends outside of quotes: those of Windows, or those of Unix where the text has the former. */
    static String withOtherLineEnds(String text) {
        if (text.contains("\r\n")) {
            return text.replace("\r\n", "\n");
        }
        if (isJson(text)) {
            return text.replace("\n", "\r\n");
        }
        StringBuilder changed = new StringBuilder(text.length() + 100);
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            quoted ^= character == '"';
            changed.append(character == '\n' && !quoted ? "\r\n" : character);
        }
        return changed.toString();
    }

    /** A CSV text with a column more. */
    static String withColumn(String text, String name, @Nullable String delimiter) {
        char separator = delimiter != null && delimiter.length() == 1 ? delimiter.charAt(0) : delimiter(header(text));
        StringBuilder wider = new StringBuilder(text.length() + 100);
        for (int from = 0; from < text.length(); ) {
            int end = endOfRecord(text, from);
            String record = text.substring(from, end).stripTrailing();
            String ending = text.substring(from, end).endsWith("\r\n") ? "\r\n" : "\n";
            wider.append(record);
            if (!record.isEmpty()) {
                wider.append(separator).append(from == 0 ? name : "x");
            }
            wider.append(ending);
            from = end;
        }
        return wider.toString();
    }

    /** JSON lines or a document with a field more at the beginning of each object of the outermost list. */
    static String withJsonField(String text, String name) {
        String field = "{\"" + name + "\":\"x\",";
        if (text.stripLeading().startsWith("[") || !isLines(text)) {
            return new String(
                    JsonSample.of(text.getBytes(StandardCharsets.UTF_8)).withField(name), StandardCharsets.UTF_8);
        }
        StringBuilder wider = new StringBuilder(text.length() + 100);
        text.lines().forEach(line -> wider.append(line.startsWith("{") ? field + line.substring(1) : line)
                .append('\n'));
        return wider.toString();
    }

    private static boolean isLines(String text) {
        return text.lines().findFirst().orElse("").stripTrailing().endsWith("}");
    }

    private static int endOfRecord(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (text.charAt(i) == '\n' && !quoted) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static char delimiter(String header) {
        char best = ',';
        long most = 0;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char candidate = DELIMITERS.charAt(i);
            long count =
                    header.chars().filter(character -> character == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /** The charset that the route names; where it names none that is known, UTF-8, or else GB18030. */
    private static Charset charset(byte[] bytes, @Nullable String named) {
        try {
            if (named != null) {
                return Charset.forName(named);
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException detected) {
            // a placeholder, or a word such as auto
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            return Charset.forName("GB18030");
        }
    }
}
