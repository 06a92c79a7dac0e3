package io.customerhub.ingest.xlsx;

import io.customerhub.ingest.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * The texts that cells refer to by number (ECMA-376 part 1, 18.4.9), in UTF-8 one after another. They are what makes a
 * workbook large, so they are counted against a limit.
 */
final class SharedStrings {

    private static final int PAGE = 1 << 20;

    private final long limit;
    private final List<byte[]> pages = new ArrayList<>();
    private long[] ends = new long[1024];
    private int count;
    private long size;

    SharedStrings(long limit) {
        this.limit = limit;
    }

    /**
     * Reads the part.
     *
     * @throws UnreadableException when the texts are too many for the memory (HUB-READ-078)
     */
    static SharedStrings read(@Nullable XmlPart part, long limit) throws IOException {
        SharedStrings strings = new SharedStrings(limit);
        if (part == null) {
            return strings;
        }
        try (part) {
            for (String element = part.nextElement(); element != null; element = part.nextElement()) {
                if (element.equals("si")) {
                    strings.add(text(part, XlsxOptions.MAX_FIELD));
                }
            }
        }
        return strings;
    }

    /**
     * The text of the element that the part stands at, of all its runs but without the phonetic ones; afterwards the part
     * stands at the end of that element.
     */
    static String text(XmlPart part, int limit) throws IOException {
        StringBuilder text = new StringBuilder();
        int outside = part.depth() - 1;
        int phonetic = Integer.MAX_VALUE;
        int open = 0;
        while (part.depth() > outside) {
            int event = part.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (part.element().equals("rPh")) {
                        phonetic = Math.min(phonetic, part.depth());
                    } else if (part.element().equals("t") && part.depth() < phonetic) {
                        open = part.depth();
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    open = part.depth() < open ? 0 : open;
                    phonetic = part.depth() < phonetic ? Integer.MAX_VALUE : phonetic;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (open > 0) {
                        part.appendText(text, limit);
                    }
                }
                default -> {
                    // comments and instructions are no text
                }
            }
        }
        return EscapedText.plain(text);
    }

    /** The text of a number; null when there is none. */
    @Nullable
    String get(int index) {
        if (index < 0 || index >= count) {
            return null;
        }
        long from = index == 0 ? 0 : ends[index - 1];
        byte[] bytes = new byte[(int) (ends[index] - from)];
        for (int at = 0; at < bytes.length; ) {
            int offset = (int) ((from + at) % PAGE);
            int length = Math.min(bytes.length - at, PAGE - offset);
            System.arraycopy(pages.get((int) ((from + at) / PAGE)), offset, bytes, at, length);
            at += length;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (size + bytes.length + 8L * count > limit) {
            throw new UnreadableException(
                    "HUB-READ-078",
                    0,
                    "the workbook has more than " + (limit >> 20)
                            + " MiB of different texts; save the sheet as CSV (UTF-8) and read it with csv-file");
        }
        for (int at = 0; at < bytes.length; ) {
            int offset = (int) (size % PAGE);
            if (offset == 0) {
                pages.add(new byte[PAGE]);
            }
            int length = Math.min(bytes.length - at, PAGE - offset);
            System.arraycopy(bytes, at, pages.get(pages.size() - 1), offset, length);
            at += length;
            size += length;
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = size;
    }
}
