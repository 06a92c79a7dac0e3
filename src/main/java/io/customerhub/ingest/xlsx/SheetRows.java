package io.customerhub.ingest.xlsx;

import io.customerhub.ingest.UnreadableException;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, one after another (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4). */
final class SheetRows implements Closeable {

    private final XmlPart sheet;
    private final SharedStrings strings;
    private final CellFormats formats;
    private final boolean from1904;
    private final SheetRow row = new SheetRow();
    private boolean inRow;
    private boolean ended;
    private long number;
    private int column;
    private final StringBuilder value = new StringBuilder();
    private @Nullable String inline;
    private boolean hasValue;
    private boolean hasFormula;

    SheetRows(XmlPart sheet, SharedStrings strings, CellFormats formats, boolean from1904) {
        this.sheet = sheet;
        this.strings = strings;
        this.formats = formats;
        this.from1904 = from1904;
    }

    /** The next row, valid until the one after it is asked for; null at the end of the sheet. */
    @Nullable
    SheetRow next() throws IOException {
        while (!ended) {
            int event = sheet.next();
            if (event == XMLStreamConstants.END_DOCUMENT) {
                ended = true;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                begin(sheet.element());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && inRow
                    && sheet.element().equals("row")) {
                inRow = false;
                return row;
            }
        }
        return null;
    }

    private void begin(String element) throws IOException {
        if (!inRow && element.equals("row")) {
            long told = CellFormats.number(sheet.attribute("r"));
            if (told > 0 && told <= number) {
                throw new UnreadableException(
                        "HUB-READ-074", told, "the rows of the sheet are out of order at row " + told);
            }
            number = told > 0 ? told : number + 1;
            column = -1;
            inRow = true;
            row.begin(number);
        } else if (inRow && element.equals("c")) {
            cell();
        }
    }

    private void cell() throws IOException {
        String reference = sheet.attribute("r");
        column = reference == null ? column + 1 : column(reference);
        if (column < 0 || column >= SheetRow.MOST_COLUMNS) {
            throw new UnreadableException("HUB-READ-074", number, "row " + number + " has a cell in no column");
        }
        String type = sheet.attribute("t");
        CellFormat format = formats.get(sheet.attribute("s"));
        readCell();
        String text = inline;
        if (text != null) {
            row.put(column, text);
        } else if (hasValue) {
            put(type == null ? "n" : type, value, format);
        } else if (hasFormula) {
            row.problem(
                    "HUB-READ-076",
                    column,
                    "it has a formula without a stored result; open and save the file in Excel");
        }
    }

    /** Goes to the end of the cell, keeping what is in it. */
    private void readCell() throws IOException {
        value.setLength(0);
        inline = null;
        hasValue = false;
        hasFormula = false;
        int outside = sheet.depth() - 1;
        boolean reading = false;
        while (sheet.depth() > outside) {
            switch (sheet.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String element = sheet.element();
                    hasFormula |= element.equals("f");
                    reading = element.equals("v");
                    hasValue |= reading;
                    if (element.equals("is")) {
                        inline = SharedStrings.text(sheet, XlsxOptions.MAX_FIELD);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> reading = false;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (reading) {
                        sheet.appendText(value, XlsxOptions.MAX_FIELD);
                    }
                }
                default -> {
                    // comments and instructions are no content
                }
            }
        }
    }

    private void put(String type, CharSequence value, CellFormat format) {
        switch (type) {
            case "s" -> {
                String text = strings.get(CellFormats.number(value.toString().strip()));
                if (text == null) {
                    row.problem("HUB-READ-079", column, "it refers to a text that the workbook does not have");
                } else {
                    row.put(column, text);
                }
            }
            case "b" -> row.put(column, value.toString().strip().equals("1") ? "true" : "false");
            case "n" -> number(value.toString(), format);
            default -> row.put(column, EscapedText.plain(value)); // results of formulas, errors, ISO dates
        }
    }

    private void number(String value, CellFormat format) {
        if (value.isBlank()) {
            return;
        }
        BigDecimal found = CellNumber.read(value);
        if (found == null) {
            row.problem("HUB-READ-079", column, "it is marked as a number and is none");
        } else if (CellNumber.hasLostDigits(found)) {
            row.problem(
                    "HUB-READ-077",
                    column,
                    "it is a number of more than 15 digits, of which Excel has replaced the last ones by zeros; have the"
                            + " column formatted as text where the file is made");
        } else {
            row.put(column, CellNumber.text(found, format, from1904));
        }
    }

    /** The column of a reference such as {@code AB12}, counted from 0; -1 when there is none. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && column <= SheetRow.MOST_COLUMNS; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + c - 'A' + 1;
        }
        return column - 1;
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
