package io.customerhub.config;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The code maps that a mapping has in files of their own, so that several fields and streams can share one:
 * {@code map: gender.codes.yaml} names a file beside the mapping, {@code ../crm/gender.codes.yaml} one of another system. Such
 * a file has one line for each code: {@code M: male}.
 */
public final class CodeFiles {

    private static final String EXAMPLE = "M: male";

    private final Folder folder;
    private final Map<String, byte[]> used = new TreeMap<>();

    /** The files of one mapping. */
    public CodeFiles(Folder folder) {
        this.folder = folder;
    }

    /** Files that were kept under the names by which the mapping calls them. */
    public static CodeFiles kept(Map<String, String> texts) {
        return new CodeFiles(new Folder() {
            @Override
            public String shown(String name) {
                return name;
            }

            @Override
            public byte @Nullable [] bytes(String name) {
                String text = texts.get(name);
                return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public String hint(String name) {
                return "";
            }
        });
    }

    /** Where the files of a mapping are. */
    public interface Folder {

        /** The path of a file as an engineer would type it. */
        String shown(String name);

        /** What stands in a file; null when there is none of that name, or it is none that a mapping may name. */
        byte @Nullable [] bytes(String name);

        /** What could be meant instead of a file that is not there, for a message; may be empty. */
        String hint(String name);
    }

    /** True when a text is the name of such a file, so that an editor's check and the hub mean the same. */
    static boolean isName(String text) {
        return text.endsWith(".codes.yaml");
    }

    /** The codes of a file and what they mean, in file order; null when there is a problem, which is told. */
    @Nullable
    Map<String, String> read(String name, Place place, Problems problems) {
        byte[] content = isName(name) ? folder.bytes(name) : null;
        if (content == null) {
            problems.add(
                    place,
                    ProblemCode.MAPPING_CODE_FILE,
                    "found the code map '" + name
                            + "', expected codes with their meanings such as {M: male}, or the name of a"
                            + " file *.codes.yaml that is there, beside the mapping or below routes or connectors"
                            + folder.hint(name));
            return null;
        }
        used.put(name, content);
        String file = folder.shown(name);
        YamlNode root = YamlFile.read(file, content, problems);
        return root == null ? null : codes(root, problems);
    }

    private static @Nullable Map<String, String> codes(YamlNode root, Problems problems) {
        if (!(root instanceof YamlNode.Mapping map) || map.entries().isEmpty()) {
            problems.add(
                    root.place(),
                    ProblemCode.MAPPING_CODES,
                    "found " + root.described() + ", expected a code and its meaning in each line; write " + EXAMPLE);
            return null;
        }
        int before = problems.count();
        Map<String, String> codes = new LinkedHashMap<>();
        for (YamlNode.Entry entry : map.entries()) {
            if (entry.value() instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Scalar.Kind.NOTHING) {
                codes.put(entry.key(), scalar.text());
            } else {
                problems.add(
                        entry.place(),
                        ProblemCode.MAPPING_CODES,
                        "found " + entry.value().described() + " for the code '" + entry.key()
                                + "', expected what it means; write such as " + EXAMPLE);
            }
        }
        return problems.count() > before ? null : codes;
    }

    /** The path of a file as an engineer would type it. */
    String shown(String name) {
        return folder.shown(name);
    }

    /** The bytes of the files that were read, by the names by which the mapping calls them, in their order. */
    Map<String, byte[]> used() {
        return used;
    }

    /** The texts of the files that were read. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        used.forEach((name, content) -> texts.put(name, new String(content, StandardCharsets.UTF_8)));
        return texts;
    }
}
