package io.customerhub.ingest;

import io.customerhub.ingest.JsonOptions.Format;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads JSON files: lines with one object each, or one document with an array of objects. What is no object, not JSON,
 * over the limit, not of the charset, or holds NUL or half a surrogate pair is a rejection (HUB-READ-031 to -034). The row
 * number is the physical line, or the number of the element counted from 1.
 *
 * <p>A document without an array of records where the options say (HUB-READ-009) or that is no JSON (HUB-READ-008) is
 * unreadable from there on; the records before it are read.
 */
public final class JsonReader implements RecordReader {

    private static final int PEEK = 1 << 17;

    private final RecordReader reader;
    private final boolean document;

    /**
     * Opens a file in the format that the options tell or that its first character shows. The stream is closed with the
     * reader, or when this fails.
     *
     * @throws IOException when the stream cannot be read now
     */
    public JsonReader(InputStream in, JsonOptions options) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, PEEK);
        try {
            document = options.format() == Format.DOCUMENT
                    || !options.records().isEmpty()
                    || options.format() == Format.AUTO && beginsWithArray(buffered, options);
            if (document && options.trailer() != null) {
                throw new UnreadableException(
                        "HUB-READ-061", 1, "expected lines and a trailer, found a document, which has none");
            }
            DecodedText text = new DecodedText(buffered, options.charset());
            reader = document ? new JsonDocument(text, options) : new JsonLines(text, options);
        } catch (IOException | RuntimeException e) {
            buffered.close();
            throw e;
        }
    }

    /** True when the file is one document, false when each line is one. */
    public boolean isDocument() {
        return document;
    }

    @Override
    public boolean read(Slice slice) throws IOException {
        return reader.read(slice);
    }

    @Override
    public boolean skip() throws IOException {
        return reader.skip();
    }

    @Override
    public boolean isCutOff() {
        return reader.isCutOff();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    @SuppressWarnings("resource") // closing the text would close the stream, which is read again from its beginning
    private static boolean beginsWithArray(BufferedInputStream in, JsonOptions options) throws IOException {
        in.mark(PEEK);
        char[] start = new char[4096];
        int count = new DecodedText(in, options.charset()).read(start, 0, start.length);
        in.reset();
        for (int i = 0; i < count; i++) {
            if (!Character.isWhitespace(start[i])) {
                return start[i] == '[';
            }
        }
        return false;
    }
}
