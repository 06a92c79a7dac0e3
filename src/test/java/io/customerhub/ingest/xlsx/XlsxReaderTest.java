package io.customerhub.ingest.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.ingest.Slice;
import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.packed.UnpackLimits;
import io.customerhub.record.Content;
import io.customerhub.record.Rejection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as Apache POI writes them, and hostile ones made by hand. */
class XlsxReaderTest {

    private static final String SHEET_START =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                    + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row>";
    private static final String SHEET_END = "</sheetData></worksheet>";

    @TempDir
    Path directory;

    @Test
    void numbersComeAsTheyAreMeantWithoutExponentsAndNoise() throws Exception {
        Result result = read(book(sheet -> {
            row(sheet, 0, "phone", "price", "big", "negative", "zip", "plain", "tiny");
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue(13_812_345_678d);
            row.createCell(1).setCellValue(33.3);
            row.createCell(2).setCellValue(123_456_789_012_345d);
            row.createCell(3).setCellValue(-0.1 - 0.2);
            row.createCell(4).setCellValue(1_067);
            row.getCell(4).setCellStyle(format(sheet, "00000"));
            row.createCell(5).setCellValue(1_234.5);
            row.getCell(5).setCellStyle(format(sheet, "#,##0.00\\ \"USD\""));
            row.createCell(6).setCellValue(0.000012);
        }));

        assertThat(result.rows())
                .containsExactly(
                        List.of("13812345678", "33.3", "123456789012345", "-0.3", "01067", "1234.5", "0.000012"));
    }

    @Test
    void datesComeAsIsoTexts() throws Exception {
        Result result = read(book(sheet -> {
            row(sheet, 0, "date", "time", "both", "chinese", "duration", "midnight");
            Row row = sheet.createRow(1);
            date(row, 0, LocalDate.of(2024, 2, 29).atStartOfDay(), "dd/mm/yyyy");
            row.createCell(1).setCellValue(0.5 + 30.0 / 86_400);
            row.getCell(1).setCellStyle(format(sheet, "hh:mm AM/PM"));
            date(row, 2, LocalDateTime.of(1999, 12, 31, 23, 59, 59), "m/d/yy h:mm");
            date(row, 3, LocalDate.of(1900, 1, 5).atStartOfDay(), "yyyy\"年\"m\"月\"d\"日\";@");
            row.createCell(4).setCellValue(1.25);
            row.getCell(4).setCellStyle(format(sheet, "[h]:mm:ss"));
            date(row, 5, LocalDate.of(2024, 5, 6).atStartOfDay(), "yyyy-mm-dd hh:mm");
        }));

        assertThat(result.rows())
                .containsExactly(List.of(
                        "2024-02-29",
                        "12:00:30",
                        "1999-12-31T23:59:59",
                        "1900-01-05",
                        "30:00:00",
                        "2024-05-06T00:00:00"));
    }

    @Test
    void daysCountFrom1904WhenTheWorkbookSaysSo() throws Exception {
        XSSFWorkbook book = new XSSFWorkbook();
        book.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
        Sheet sheet = book.createSheet();
        row(sheet, 0, "date");
        sheet.createRow(1).createCell(0).setCellValue(1);
        sheet.getRow(1).getCell(0).setCellStyle(format(sheet, "yyyy-mm-dd"));

        assertThat(read(book).rows()).containsExactly(List.of("1904-01-02"));
    }

    @Test
    void formulasComeAsTheirStoredResultsAndOnesWithoutAreRefused() throws Exception {
        XSSFWorkbook book = book(sheet -> {
            row(sheet, 0, "a", "b", "c");
            Row row = sheet.createRow(1);
            row.createCell(0).setCellFormula("1+1");
            row.createCell(1).setCellFormula("\"x\"&\"y\"");
            row.createCell(2).setCellFormula("1=1");
        });
        book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        book.getSheetAt(0).createRow(2).createCell(0).setCellFormula("2+2");
        book.getSheetAt(0).getRow(2).createCell(1).setCellFormula("1/0");
        byte[] stripped = withoutResults(book);
        Result result = read(stripped, XlsxOptions.standard());

        assertThat(result.rows()).containsExactly(List.of("2", "xy", "true"));
        assertThat(result.rejections()).extracting(Rejection::code).containsExactly("HUB-READ-076");
        assertThat(result.rejections().get(0).message())
                .startsWith("the cell A3 ('a') cannot be taken: it has a formula");
    }

    @Test
    void aNumberThatHasLostDigitsIsRefusedAndOneThatHasNotIsTaken() throws Exception {
        Result result = read(book(sheet -> {
            row(sheet, 0, "id_card");
            sheet.createRow(1).createCell(0).setCellValue(110101199003078000d);
            sheet.createRow(2).createCell(0).setCellValue(1234567890123456d);
            sheet.createRow(3).createCell(0).setCellValue(6222021234567890d);
        }));

        assertThat(result.rows()).containsExactly(List.of("1234567890123456"));
        assertThat(result.rejections()).extracting(Rejection::row).containsExactly(2L, 4L);
        assertThat(result.rejections()).extracting(Rejection::code).containsOnly("HUB-READ-077");
    }

    @Test
    void textsComeAsTheyAreStored() throws Exception {
        Result result = read(book(sheet -> {
            row(sheet, 0, "a", "b", "c", "d");
            row(sheet, 1, "张伟 \uD842\uDFB7", "=HYPERLINK(\"x\")", "two\nlines", "0042");
            row(sheet, 2, "<b>&amp;</b>", "a_x000A_b_x005F_x000D_", "  kept  ", "#N/A");
        }));

        assertThat(result.rows())
                .containsExactly(
                        List.of("张伟 \uD842\uDFB7", "=HYPERLINK(\"x\")", "two\nlines", "0042"),
                        List.of("<b>&amp;</b>", "a\nb_x000D_", "  kept  ", "#N/A"));
    }

    @Test
    void blankRowsAreNoRecordsAndEmptyCellsAreNull() throws Exception {
        Result result = read(
                book(sheet -> {
                    sheet.createRow(0).createCell(0).setCellValue("Customers of 2024");
                    row(sheet, 2, "id", "name", "city");
                    row(sheet, 3, "1", null, "Köln");
                    sheet.createRow(4);
                    row(sheet, 5, " ", "", null);
                    row(sheet, 6, "2", "Ann");
                    row(sheet, 7, "3", "Bob", "Ulm", "stray");
                }),
                new XlsxOptions("", 3, UnpackLimits.standard()));

        assertThat(result.rows()).hasSize(2);
        assertThat(result.rows().get(0)).containsExactly("1", null, "Köln");
        assertThat(result.rows().get(1)).containsExactly("2", "Ann", null);
        assertThat(result.numbers()).containsExactly(4L, 7L);
        assertThat(result.rejections()).extracting(Rejection::code).containsExactly("HUB-READ-022");
        assertThat(result.rejections().get(0).message()).startsWith("the cell D8");
    }

    @Test
    void hiddenRowsAreReadAndMergedCellsHaveTheirValueOnce() throws Exception {
        Result result = read(book(sheet -> {
            row(sheet, 0, "region", "name");
            row(sheet, 1, "north", "Ann");
            row(sheet, 2, null, "Bob");
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
            row(sheet, 3, "south", "Cem");
            sheet.getRow(3).setZeroHeight(true);
            sheet.setColumnHidden(1, true);
        }));

        assertThat(result.rows()).hasSize(3);
        assertThat(result.rows().get(1)).containsExactly(null, "Bob");
        assertThat(result.rows().get(2)).containsExactly("south", "Cem");
    }

    @Test
    void aSheetIsFoundByNameNumberOrAsTheFirstVisibleOne() throws Exception {
        XSSFWorkbook book = new XSSFWorkbook();
        for (String name : List.of("notes", "Customers", "2024")) {
            row(book.createSheet(name), 0, "id");
            row(book.getSheet(name), 1, name);
        }
        book.setSheetHidden(0, true);
        book.setActiveSheet(1);
        byte[] bytes = bytes(book);

        assertThat(read(bytes, XlsxOptions.standard()).rows()).containsExactly(List.of("Customers"));
        assertThat(read(bytes, sheet("customers")).rows()).containsExactly(List.of("Customers"));
        assertThat(read(bytes, sheet("2024")).rows()).containsExactly(List.of("2024"));
        assertThat(read(bytes, sheet("1")).rows()).containsExactly(List.of("notes"));
        assertThatThrownBy(() -> read(bytes, sheet("Orders")))
                .hasMessageContaining("no sheet 'Orders'; it has 'notes', 'Customers', '2024'");
    }

    @Test
    void aWorkbookWrittenAsAStreamWithInlineTextsIsRead() throws Exception {
        SXSSFWorkbook book = new SXSSFWorkbook(null, 100, false, false);
        Sheet sheet = book.createSheet();
        row(sheet, 0, "id", "name");
        for (int i = 1; i <= 5000; i++) {
            row(sheet, i, Integer.toString(i), "Name " + i);
        }
        Path file = directory.resolve("stream.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
        book.close();

        Result result = read(Files.readAllBytes(file), XlsxOptions.standard());
        assertThat(result.rows()).hasSize(5000);
        assertThat(result.rows().get(4999)).containsExactly("5000", "Name 5000");
    }

    @Test
    void filesThatAreNoWorkbooksOfTodayAreRefusedInWordsThatHelp() throws Exception {
        Path old = directory.resolve("old.xls");
        try (HSSFWorkbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(old)) {
            row(book.createSheet(), 0, "id");
            book.write(out);
        }
        Path secret = directory.resolve("secret.xlsx");
        try (POIFSFileSystem files = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(secret)) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream encrypted = encryptor.getDataStream(files)) {
                encrypted.write(bytes(book(sheet -> row(sheet, 0, "id"))));
            }
            files.writeFilesystem(out);
        }
        refused(Files.readAllBytes(old), "HUB-READ-071", "save it as .xlsx");
        refused(Files.readAllBytes(secret), "HUB-READ-073", "protected by a password");
        refused("id,name\n1,Ann\n".getBytes(StandardCharsets.UTF_8), "HUB-READ-071", "read it with csv-file");
        refused(zip(Map.of("a.txt", "hello")), "HUB-READ-071", "_rels/.rels is missing");
        byte[] good = bytes(book(sheet -> row(sheet, 0, "id")));
        refused(java.util.Arrays.copyOf(good, good.length - 40), "HUB-READ-042", "damaged");
    }

    @Test
    void entitiesAreRefusedAndNothingIsOpened() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "top secret");
        String external =
                "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + cell("<is><t>&x;</t></is>");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE worksheet [<!ENTITY l0 \"ha\">");
        for (int i = 1; i <= 9; i++) {
            laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        laughs.append("]>").append(cell("<is><t>&l9;</t></is>"));

        refused(workbook(external), "HUB-READ-074", "entities");
        refused(workbook(laughs.toString()), "HUB-READ-074", "entities");
        refused(workbook(cell("<is><t>&x;</t></is>")), "HUB-READ-074", "no XML");
    }

    @Test
    void partsThatWouldFillTheMemoryAreStoppedAtTheirLimits() throws Exception {
        String fill = "x".repeat(40 << 20);
        refused(workbook(cell("<is><t a=\"" + fill + "\"/></is>")), "HUB-READ-075", "longer than");
        refused(workbook(cell("<!-- > " + fill + " -->")), "HUB-READ-075", "longer than");
        refused(workbook(cell("<a>".repeat(1000))), "HUB-READ-075", "nests");
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            names.append("<n").append(i).append("/>");
        }
        refused(workbook(cell(names.toString())), "HUB-READ-075", "names");
    }

    @Test
    void aCellThatIsTooLongCostsItsRowOnly() throws Exception {
        String sheet = SHEET_START
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>" + "x".repeat(2 << 20) + "</t></is></c></row>"
                + "<row r=\"3\"><c r=\"A3\"><v>" + "9".repeat(10 << 20) + "</v></c></row>"
                + "<row r=\"4\"><c r=\"A4\"><v>1e999999999</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>77</v></c></row>"
                + "<row r=\"6\"><c r=\"A6\"><v>7</v></c></row>" + SHEET_END;
        Result result = read(workbook(sheet), new XlsxOptions("", 1, new UnpackLimits(1L << 30, 100_000, 100)));

        assertThat(result.rows()).containsExactly(List.of("7"));
        assertThat(result.rejections())
                .extracting(Rejection::code)
                .containsOnly("HUB-READ-079")
                .hasSize(4);
        assertThat(result.rejections()).allMatch(rejection -> rejection.payload().length < 1 << 17);
    }

    @Test
    void aBombIsStoppedBeforeItIsUnpacked() throws Exception {
        refused(workbook(SHEET_START + " ".repeat(100 << 20) + SHEET_END), "HUB-READ-041", "maxRatio");
    }

    private static String cell(String content) {
        return SHEET_START + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\">" + content + "</c></row>" + SHEET_END;
    }

    /** The least that is a workbook, with a sheet written by hand; a document type goes before the sheet. */
    private static byte[] workbook(String sheet) throws IOException {
        String relationships = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" Type=\"http://x/%s\" Target=\"%s\"/></Relationships>";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("_rels/.rels", relationships.formatted("officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relationships.formatted("worksheet", "worksheets/sheet1.xml"));
        parts.put("xl/worksheets/sheet1.xml", sheet);
        return zip(parts);
    }

    private void refused(byte[] bytes, String code, String words) {
        assertThatThrownBy(() -> read(
                        bytes,
                        new XlsxOptions(
                                "", 1, new UnpackLimits(1L << 30, words.equals("maxRatio") ? 100 : 100_000, 100))))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }

    /** Rows as texts, their numbers, and what was refused. */
    private record Result(List<List<String>> rows, List<Long> numbers, List<Rejection> rejections) {}

    private Result read(XSSFWorkbook book) throws IOException {
        return read(bytes(book), XlsxOptions.standard());
    }

    private Result read(XSSFWorkbook book, XlsxOptions options) throws IOException {
        return read(bytes(book), options);
    }

    private Result read(byte[] bytes, XlsxOptions options) throws IOException {
        Path path = Files.write(directory.resolve("book.xlsx"), bytes);
        Result result = new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (XlsxReader reader = XlsxReader.open(SourceFile.open(directory, path, 1L << 30), options)) {
            Slice slice = new Slice(100_000);
            while (reader.read(slice)) {
                assertThat(slice.isFull()).isFalse();
            }
            slice.records().forEach(record -> {
                result.rows().add(java.util.Arrays.asList(((Content.Row) record.content()).values()));
                result.numbers().add(record.row());
            });
            result.rejections().addAll(slice.rejections());
        }
        return result;
    }

    private static XlsxOptions sheet(String name) {
        return new XlsxOptions(name, 1, UnpackLimits.standard());
    }

    private static XSSFWorkbook book(Consumer<Sheet> content) {
        XSSFWorkbook book = new XSSFWorkbook();
        content.accept(book.createSheet("Sheet1"));
        return book;
    }

    private static byte[] bytes(XSSFWorkbook book) throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (book) {
            book.write(out);
        }
        return out.toByteArray();
    }

    /** The workbook with the results of the formulas in row 3 taken out, as some libraries write it. */
    private static byte[] withoutResults(XSSFWorkbook book) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (java.util.zip.ZipInputStream zip =
                new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(bytes(book)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        parts.computeIfPresent("xl/worksheets/sheet1.xml", (name, xml) -> {
            int third = xml.indexOf("<row r=\"3\"");
            return xml.substring(0, third) + xml.substring(third).replaceAll("<v>[^<]*</v>", "");
        });
        return zip(parts);
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static void row(Sheet sheet, int number, String... texts) {
        Row row = sheet.createRow(number);
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] != null) {
                row.createCell(i).setCellValue(texts[i]);
            }
        }
    }

    private static void date(Row row, int column, LocalDateTime moment, String format) {
        Cell cell = row.createCell(column);
        cell.setCellValue(moment);
        cell.setCellStyle(format(row.getSheet(), format));
    }

    private static CellStyle format(Sheet sheet, String code) {
        CellStyle style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(code));
        return style;
    }
}
