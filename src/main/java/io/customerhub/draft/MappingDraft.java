package io.customerhub.draft;

import io.customerhub.config.YamlText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as it was guessed.
 *
 * @param entity how a mapping names the entity
 * @param key the fields of the key
 * @param keyComment how sure the key is
 * @param version the field of the version with its options as YAML, or null
 * @param region the default region, or null
 * @param hasLocalTimes true when the version or another time names no zone
 * @param lines the attributes in order
 * @param unmapped the fields that stayed without a meaning
 */
record MappingDraft(
        String entity,
        List<String> key,
        String keyComment,
        @Nullable String version,
        @Nullable String region,
        boolean hasLocalTimes,
        List<Line> lines,
        List<String> unmapped) {

    /**
     * One attribute.
     *
     * @param attribute the canonical name
     * @param yaml what stands after it
     * @param comment what is to be known of the guess; blank for nothing
     * @param active false when a person must decide first: then the line is a comment
     */
    record Line(String attribute, String yaml, String comment, boolean active) {}

    /** The file. */
    String text() {
        List<String> all = new ArrayList<>();
        all.add(
                "# Drafted from a sample by hub new: names and values were looked at, nobody was asked. Read each line before you"
                        + " trust it.");
        all.add("entity: " + entity);
        all.add("key: " + YamlText.of(key) + (keyComment.isEmpty() ? "" : "   # " + keyComment));
        all.add(
                version == null
                        ? "# version: none found; a field that grows with each change belongs here. Without one the order of"
                                + " delivery decides."
                        : "version: " + version);
        if (region != null) {
            all.add("region: " + region + "   # guessed; phones without country code are read in it");
        } else if (lines.stream().anyMatch(line -> line.attribute().startsWith("phone"))) {
            all.add("# region: CN   # phones without country code need one, unless the record's country tells it");
        }
        if (hasLocalTimes) {
            all.add("# zone: " + ("CN".equals(region) ? "Asia/Shanghai" : "Europe/Berlin")
                    + "   # times of the sample name no zone and are read in UTC; name the zone of the source");
        }
        all.add("fields:");
        if (lines.stream().noneMatch(Line::active)) {
            all.set(all.size() - 1, "fields: {}   # nothing was recognized; map at least one field");
        }
        for (Line line : lines) {
            all.add("  " + (line.active() ? "" : "# ") + YamlText.of(line.attribute()) + ": " + line.yaml()
                    + (line.comment().isBlank() ? "" : "   # " + line.comment()));
        }
        if (!unmapped.isEmpty()) {
            all.add("# not mapped, kept in the raw layer: "
                    + String.join(", ", unmapped).replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", " "));
        }
        return String.join("\n", all) + "\n";
    }
}
