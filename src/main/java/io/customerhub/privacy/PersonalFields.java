package io.customerhub.privacy;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.Problems;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import io.customerhub.record.FieldPath;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows which fields of a source are personal: by the attribute that the mapping makes of them, by the classification of
 * the contract, and, for fields that nobody mapped, by their names.
 */
public final class PersonalFields {

    /** Words in the names of fields, the first that fits decides; in lower case without separators. */
    private static final List<Map.Entry<String, PersonalClass>> WORDS = List.of(
            Map.entry("token", PersonalClass.SECRET),
            Map.entry("secret", PersonalClass.SECRET),
            Map.entry("password", PersonalClass.SECRET),
            Map.entry("apikey", PersonalClass.SECRET),
            Map.entry("clientid", PersonalClass.SECRET),
            Map.entry("authorization", PersonalClass.SECRET),
            Map.entry("session", PersonalClass.SECRET),
            Map.entry("mail", PersonalClass.EMAIL),
            Map.entry("phone", PersonalClass.PHONE),
            Map.entry("mobile", PersonalClass.PHONE),
            Map.entry("fax", PersonalClass.PHONE),
            Map.entry("birth", PersonalClass.DATE),
            Map.entry("dob", PersonalClass.DATE),
            Map.entry("born", PersonalClass.DATE),
            Map.entry("street", PersonalClass.ADDRESS),
            Map.entry("address", PersonalClass.ADDRESS),
            Map.entry("postal", PersonalClass.ADDRESS),
            Map.entry("zip", PersonalClass.ADDRESS),
            Map.entry("idcard", PersonalClass.IDENTIFIER),
            Map.entry("passport", PersonalClass.IDENTIFIER),
            Map.entry("taxn", PersonalClass.IDENTIFIER),
            Map.entry("iban", PersonalClass.IDENTIFIER),
            Map.entry("account", PersonalClass.IDENTIFIER),
            Map.entry("wechat", PersonalClass.IDENTIFIER),
            Map.entry("name", PersonalClass.NAME),
            Map.entry("company", PersonalClass.NAME),
            Map.entry("note", PersonalClass.TEXT),
            Map.entry("comment", PersonalClass.TEXT),
            Map.entry("message", PersonalClass.TEXT));

    /** A token for the next page is no secret, and the replay needs it. */
    private static final List<String> PAGING = List.of("page", "next", "continuation", "sync");

    /** Words of contracts for what is no secret within the house. */
    private static final List<String> OPEN = List.of("public", "internal");

    private static final List<String> CLASSIFIED = List.of("personal", "sensitive", "restricted", "confidential");

    private final Map<String, PersonalClass> mapped = new HashMap<>();
    private final Map<String, PersonalClass> promised = new HashMap<>();

    /** Fields of which the contract says that anybody may read them. */
    private final Set<String> open = new HashSet<>();

    /** Fields that the mapping reads and that become nothing personal. */
    private final Set<String> harmless = new HashSet<>();

    /** What the mapping and the contract of a stream say of its fields. */
    public PersonalFields(StreamConfiguration configuration) {
        for (FieldPath key : configuration.mapping().key()) {
            mapped.put(plain(key.text()), PersonalClass.KEY);
        }
        for (FieldMapping field : configuration.mapping().fields()) {
            PersonalClass kind = PersonalClass.ofAttribute(field.attribute());
            if (kind != null) {
                field.from().forEach(from -> mapped.putIfAbsent(plain(from.text()), kind));
            } else {
                field.from().forEach(from -> harmless.add(plain(from.text())));
            }
        }
        if (configuration.contractText() != null) {
            readClassifications(configuration.contractText());
        }
    }

    /**
     * What a field tells of a person, or null for nothing.
     *
     * @param path the names that lead to it from the root of the answer, with dots between them, without positions in lists
     * @param name the last of them
     */
    public @Nullable PersonalClass of(String path, String name) {
        PersonalClass kind = ofTail(mapped, path);
        if (kind == null) {
            kind = ofName(name);
        }
        return kind == null ? ofTail(promised, path) : kind;
    }

    /**
     * True when mapping or contract say that a field tells nothing of a person; of a field that neither of them knows nobody
     * can tell.
     *
     * @param path the names that lead to it from the root of the record, positions in lists may stand in it
     */
    public boolean isHarmless(String path) {
        String plain = plain(path);
        return open.contains(plain)
                || (harmless.contains(plain) && !mapped.containsKey(plain) && !promised.containsKey(plain));
    }

    /** What a field of a record is masked as; null when it is harmless. One that nobody knows may hold anything: a text. */
    public @Nullable PersonalClass ofRecord(String path) {
        if (isHarmless(path)) {
            return null;
        }
        String plain = plain(path);
        PersonalClass kind = of(plain, plain.substring(plain.lastIndexOf('.') + 1));
        return kind == null ? PersonalClass.TEXT : kind;
    }

    /** Where records begin within an answer is not known here: any tail of the whole path may be the path. */
    private static @Nullable PersonalClass ofTail(Map<String, PersonalClass> known, String path) {
        String tail = path;
        while (!known.containsKey(tail) && tail.indexOf('.') >= 0) {
            tail = tail.substring(tail.indexOf('.') + 1);
        }
        return known.get(tail);
    }

    /** What a field or parameter tells by its name alone, or null. */
    public static @Nullable PersonalClass ofName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        boolean isHarmless = plain.endsWith("type")
                || (plain.contains("token") && PAGING.stream().anyMatch(plain::contains));
        return isHarmless
                ? null
                : WORDS.stream()
                        .filter(word -> plain.contains(word.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** The reader of contracts keeps what the hub acts on; the classification is read here from the same text. */
    private void readClassifications(String contract) {
        YamlNode root = YamlFile.read("contract", contract.getBytes(StandardCharsets.UTF_8), new Problems());
        if (root instanceof YamlNode.Mapping map && map.get("schema") instanceof YamlNode.Sequence schemas) {
            for (YamlNode schema : schemas.items()) {
                if (schema instanceof YamlNode.Mapping one && one.get("properties") instanceof YamlNode.Sequence list) {
                    list.items().forEach(this::readClassification);
                }
            }
        }
    }

    private void readClassification(YamlNode property) {
        if (property instanceof YamlNode.Mapping map
                && map.get("name") instanceof YamlNode.Scalar name
                && map.get("classification") instanceof YamlNode.Scalar classification) {
            String word = classification.text().toLowerCase(Locale.ROOT);
            if (CLASSIFIED.contains(word)) {
                promised.put(plain(name.text()), PersonalClass.TEXT);
            } else if (OPEN.contains(word)) {
                open.add(plain(name.text()));
            }
        }
    }

    private static String plain(String path) {
        return path.replaceAll("\\[\\d+]", "");
    }
}
