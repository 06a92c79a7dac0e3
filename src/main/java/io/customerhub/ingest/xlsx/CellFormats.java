package io.customerhub.ingest.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The formats of cells by their number ({@code cellXfs}, ECMA-376 part 1, 18.8.10). */
final class CellFormats {

    /** Excel itself ends at 65,490 (its specifications and limits). */
    private static final int MOST = 1 << 16;

    private final List<CellFormat> formats;

    private CellFormats(List<CellFormat> formats) {
        this.formats = formats;
    }

    /** Reads the part; without one all cells are plain. */
    static CellFormats read(@Nullable XmlPart styles) throws IOException {
        List<CellFormat> formats = new ArrayList<>();
        if (styles == null) {
            return new CellFormats(formats);
        }
        Map<String, CellFormat> own = new HashMap<>();
        try (styles) {
            int cells = Integer.MAX_VALUE;
            for (String element = styles.nextElement(); element != null; element = styles.nextElement()) {
                String id = styles.attribute("numFmtId");
                String code = styles.attribute("formatCode");
                if (styles.depth() <= cells) {
                    cells = element.equals("cellXfs") ? styles.depth() : Integer.MAX_VALUE;
                }
                if (element.equals("numFmt") && id != null && code != null && own.size() < MOST) {
                    own.put(id, CellFormat.of(code));
                } else if (element.equals("xf") && styles.depth() == cells + 1 && formats.size() < MOST) {
                    CellFormat format = own.get(String.valueOf(id));
                    formats.add(format == null ? CellFormat.builtIn(number(id)) : format);
                }
            }
        }
        return new CellFormats(formats);
    }

    /** The format of a number; the plain one when there is none of it. */
    CellFormat get(@Nullable String index) {
        int number = number(index);
        return number < formats.size() ? formats.get(number) : CellFormat.GENERAL;
    }

    /** A small number, 0 for everything else. */
    static int number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 9) {
            return 0;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
