package io.customerhub.service.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The smallest workbook with one row (ECMA-376, part 1, Office Open XML): every cell is a text, as the connector of workbooks
 * reads every cell as text.
 */
final class OneRowWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    private OneRowWorkbook() {}

    /**
     * A workbook.
     *
     * @param sheet the name of its only sheet; empty for any
     * @param headerRow the number of the row with the names, counted from 1; the record stands below it
     */
    static byte[] of(String sheet, int headerRow, Map<String, Object> record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + PACKAGE + "content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                            + "</Types>");
            part(zip, "_rels/.rels", links("officeDocument", "xl/workbook.xml"));
            part(zip, "xl/_rels/workbook.xml.rels", links("worksheet", "worksheets/sheet1.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + LINKS + "\"><sheets><sheet name=\""
                            + escaped(sheet.isBlank() ? "Sheet1" : sheet)
                            + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            part(zip, "xl/worksheets/sheet1.xml", rows(headerRow, record));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String links(String kind, String target) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + LINKS + "/"
                + kind + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static String rows(int headerRow, Map<String, Object> record) {
        StringBuilder names = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        int column = 0;
        for (Map.Entry<String, Object> field : record.entrySet()) {
            String place = column(column++);
            names.append(cell(place + headerRow, field.getKey()));
            String text = InventedSource.text(field.getValue());
            cells.append(text.isEmpty() ? "" : cell(place + (headerRow + 1), text));
        }
        return "<worksheet xmlns=\"" + MAIN + "\"><sheetData><row r=\"" + headerRow + "\">" + names + "</row><row r=\""
                + (headerRow + 1) + "\">" + cells + "</row></sheetData></worksheet>";
    }

    private static String cell(String place, String text) {
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(text)
                + "</t></is></c>";
    }

    /** A, B, … Z, AA, AB … */
    private static String column(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : column(index / 26 - 1) + last;
    }

    /** What XML does not take is written as {@code _x0001_} (ECMA-376, part 1, 22.9.2.19, ST_Xstring). */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean isUnwritable = (c < ' ' && c != '\t' && c != '\n')
                            || c == '\uFFFE'
                            || c == '\uFFFF'
                            || (c == '_' && text.startsWith("_x", i));
                    escaped.append(isUnwritable ? "_x%04X_".formatted((int) c) : String.valueOf(c));
                }
            }
        }
        return escaped.toString();
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((HEAD + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
