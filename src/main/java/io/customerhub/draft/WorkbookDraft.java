package io.customerhub.draft;

import io.customerhub.record.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a small workbook with one sheet, all cells as texts (ECMA-376 part 1, 18.3.1.4 and 18.4.7). The same rows give the
 * same bytes.
 */
final class WorkbookDraft {

    /** The first time that a ZIP file can tell, so that none is told. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final int headerRow;

    /** @param headerRow the number of the row that names the columns, counted from 1 */
    WorkbookDraft(int headerRow) {
        this.headerRow = headerRow;
    }

    /** A workbook with these rows, which have the same columns; at least one. */
    byte[] of(List<Content.Row> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + PACKAGE + "content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPES + "sheet.main+xml\"/>"
                            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPES
                            + "worksheet+xml\"/></Types>");
            part(zip, "_rels/.rels", relationship("officeDocument", "xl/workbook.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + SHEETS + "\" xmlns:r=\"" + DOCUMENT
                            + "\"><sheets><sheet name=\"Sample\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", relationship("worksheet", "worksheets/sheet1.xml"));
            part(zip, "xl/worksheets/sheet1.xml", sheet(rows));
        }
        return bytes.toByteArray();
    }

    private static String relationship(String type, String target) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + DOCUMENT
                + "/" + type + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write((XML + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private String sheet(List<Content.Row> rows) {
        StringBuilder sheet = new StringBuilder("<worksheet xmlns=\"" + SHEETS + "\"><sheetData>");
        List<String> names = rows.get(0).names().names();
        row(sheet, headerRow, names.toArray(new String[0]));
        for (int i = 0; i < rows.size(); i++) {
            row(sheet, headerRow + 1 + i, rows.get(i).values());
        }
        return sheet.append("</sheetData></worksheet>").toString();
    }

    private static void row(StringBuilder sheet, int number, @Nullable String[] cells) {
        sheet.append("<row r=\"").append(number).append("\">");
        for (int i = 0; i < cells.length; i++) {
            String text = cells[i];
            if (text != null) {
                sheet.append("<c r=\"")
                        .append(column(i))
                        .append(number)
                        .append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                        .append(escaped(text))
                        .append("</t></is></c>");
            }
        }
        sheet.append("</row>\n");
    }

    /** A, B ... Z, AA. */
    private static String column(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** What XML cannot hold is written {@code _xHHHH_} (22.9.2.19 ST_Xstring); what looks like that is escaped itself. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_").codePoints().forEach(point -> {
            boolean isXml = point == '\t' || point == '\n' || point >= 0x20 && point != 0xFFFE && point != 0xFFFF;
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> {
                    if (isXml && !(point >= 0xD800 && point <= 0xDFFF)) {
                        escaped.appendCodePoint(point);
                    } else {
                        escaped.append("_x%04X_".formatted(point));
                    }
                }
            }
        });
        return escaped.toString();
    }
}
