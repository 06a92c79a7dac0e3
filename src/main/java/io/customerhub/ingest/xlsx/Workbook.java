package io.customerhub.ingest.xlsx;

import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.packed.FilePart;
import io.customerhub.ingest.packed.UnpackLimits;
import io.customerhub.ingest.packed.ZipArchive;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook and how they hang together (ECMA-376 part 1, 18.2; part 2, 9.3). */
final class Workbook implements Closeable {

    private final ZipArchive archive;
    private final Map<String, FilePart> parts = new HashMap<>();
    private final Map<String, Relationship> relationships;
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean from1904;

    private record Relationship(String type, String target) {}

    private record Sheet(String name, boolean hidden, String part) {}

    private Workbook(ZipArchive archive) throws IOException {
        this.archive = archive;
        archive.all().forEach(part -> parts.put(part.name().toLowerCase(Locale.ROOT), part));
        String main = relationships("_rels/.rels", "").values().stream()
                .filter(relationship -> relationship.type().endsWith("/officeDocument"))
                .map(Relationship::target)
                .findFirst()
                .orElseThrow(() -> notAWorkbook("it has no workbook part"));
        if (main.toLowerCase(Locale.ROOT).endsWith(".bin")) {
            throw notAWorkbook("it is a binary workbook (.xlsb)");
        }
        int slash = main.lastIndexOf('/') + 1;
        relationships = relationships(
                main.substring(0, slash) + "_rels/" + main.substring(slash) + ".rels", main.substring(0, slash));
        readSheets(main);
    }

    /**
     * Opens a workbook; the caller closes it.
     *
     * @throws UnreadableException when it is none (HUB-READ-071), or as {@link ZipArchive#open}
     * @throws IOException on a bad day
     */
    static Workbook open(SourceFile file, UnpackLimits limits) throws IOException {
        LegacyFile.refuse(file);
        ZipArchive archive = ZipArchive.open(file, limits);
        try {
            return new Workbook(archive);
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** True when days count from 1904 on, as in workbooks from old Macs. */
    boolean isFrom1904() {
        return from1904;
    }

    /** The texts that sheets share; null when there is no such part. */
    @Nullable
    XmlPart sharedStrings() throws IOException {
        return related("/sharedStrings");
    }

    /** The formats of cells; null when there is no such part. */
    @Nullable
    XmlPart styles() throws IOException {
        return related("/styles");
    }

    /**
     * The sheet of a name or number, or the first that is not hidden.
     *
     * @throws UnreadableException when there is none (HUB-READ-072)
     */
    XmlPart sheet(String wanted) throws IOException {
        Sheet found = find(wanted);
        if (found == null) {
            List<String> names = sheets.stream().limit(10).map(Sheet::name).toList();
            throw new UnreadableException(
                    "HUB-READ-072",
                    0,
                    "the workbook has no sheet '" + wanted + "'; it has '" + String.join("', '", names)
                            + "'; write one of them as the option sheet, or its number");
        }
        return part(found.part());
    }

    /** The names of the sheets that are not hidden, in order. */
    List<String> visibleSheets() {
        return sheets.stream().filter(sheet -> !sheet.hidden()).map(Sheet::name).toList();
    }

    private @Nullable Sheet find(String wanted) {
        for (Sheet sheet : sheets) {
            if (wanted.isEmpty() ? !sheet.hidden() : sheet.name().equalsIgnoreCase(wanted)) {
                return sheet;
            }
        }
        boolean isNumber = wanted.matches("[0-9]{1,4}");
        int number = isNumber ? Integer.parseInt(wanted) : 0;
        return number >= 1 && number <= sheets.size() ? sheets.get(number - 1) : null;
    }

    private @Nullable XmlPart related(String type) throws IOException {
        for (Relationship relationship : relationships.values()) {
            if (relationship.type().endsWith(type)) {
                return part(relationship.target());
            }
        }
        return null;
    }

    private XmlPart part(String name) throws IOException {
        FilePart part = parts.get(name.toLowerCase(Locale.ROOT));
        if (part == null) {
            throw notAWorkbook("its part " + name + " is missing");
        }
        return new XmlPart(part.name(), part.bytes());
    }

    private void readSheets(String main) throws IOException {
        try (XmlPart workbook = part(main)) {
            for (String element = workbook.nextElement(); element != null; element = workbook.nextElement()) {
                if (element.equals("workbookPr")) {
                    String flag = workbook.attribute("date1904");
                    from1904 = "1".equals(flag) || "true".equals(flag);
                } else if (element.equals("sheet")) {
                    // r:id and sheetId differ by more than the prefix
                    Relationship relationship = relationships.get(String.valueOf(workbook.attribute("id")));
                    String name = workbook.attribute("name");
                    if (relationship != null
                            && name != null
                            && relationship.type().endsWith("/worksheet")) {
                        String state = workbook.attribute("state");
                        sheets.add(new Sheet(name, state != null && !state.equals("visible"), relationship.target()));
                    }
                }
            }
        }
    }

    private Map<String, Relationship> relationships(String name, String folder) throws IOException {
        Map<String, Relationship> found = new HashMap<>();
        try (XmlPart part = part(name)) {
            for (String element = part.nextElement(); element != null; element = part.nextElement()) {
                String id = part.attribute("Id");
                String type = part.attribute("Type");
                String target = part.attribute("Target");
                if (id != null && type != null && target != null && !"External".equals(part.attribute("TargetMode"))) {
                    found.put(id, new Relationship(type, resolve(folder, target)));
                }
            }
        }
        return found;
    }

    /** A target is relative to the folder of its part, or begins with a slash; it names a part and never a file. */
    private static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String base = folder;
        String rest = target;
        while (rest.startsWith("../") && !base.isEmpty()) {
            rest = rest.substring(3);
            base = base.substring(0, base.lastIndexOf('/', base.length() - 2) + 1);
        }
        return base + (rest.startsWith("./") ? rest.substring(2) : rest);
    }

    private static UnreadableException notAWorkbook(String reason) {
        return new UnreadableException(
                "HUB-READ-071",
                0,
                "expected a workbook of Excel (.xlsx), but " + reason + "; open it in Excel and save it as .xlsx");
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
