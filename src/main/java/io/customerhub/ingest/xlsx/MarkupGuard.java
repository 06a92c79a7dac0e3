package io.customerhub.ingest.xlsx;

import io.customerhub.ingest.UnreadableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops a part of which one tag, text, comment or instruction is so long that the XML parser, which must hold it whole,
 * would fill the memory. Looks at bytes; the zeros of UTF-16 are passed over.
 */
final class MarkupGuard extends FilterInputStream {

    /** Excel writes no cell over 32,767 characters; this is a thousand times as much. */
    private static final int LONGEST = 32 << 20;

    private int length;
    private int last;
    private int beforeLast;
    private boolean special;

    MarkupGuard(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        if (octet > 0) {
            look(octet);
        }
        return octet;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int read = super.read(bytes, from, count);
        for (int i = from; i < from + read; i++) {
            if (bytes[i] != 0) {
                look(bytes[i] & 0xFF);
            }
        }
        return read;
    }

    private void look(int octet) {
        length++;
        if (special) {
            boolean ends = octet == '>'
                    && (last == '?' || last == '-' && beforeLast == '-' || last == ']' && beforeLast == ']');
            special = !ends;
            length = ends ? 0 : length;
        } else if (octet == '>') {
            length = 0;
        } else if (last == '<' && (octet == '!' || octet == '?')) {
            special = true;
        }
        if (length > LONGEST) {
            throw new UnreadableException(
                    "HUB-READ-075",
                    0,
                    "a single text or tag of the workbook is longer than " + LONGEST + " bytes; no Excel writes that");
        }
        beforeLast = last;
        last = octet;
    }
}
