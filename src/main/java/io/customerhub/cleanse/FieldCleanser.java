package io.customerhub.cleanse;

import io.customerhub.cleanse.Placeholders.Group;
import io.customerhub.config.FieldMapping;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.RuleTrace;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cleanses the texts of one line of a mapping. Immutable. */
public final class FieldCleanser {

    private final Placeholders placeholders;

    /** Texts that a code map gives a meaning to, folded, so that they are values although they look like none. */
    private final Set<String> meant;

    /** True where line breaks mean something, as in an address. */
    private final boolean keepsLines;

    private FieldCleanser(Placeholders placeholders, Set<String> meant, boolean keepsLines) {
        this.placeholders = placeholders;
        this.meant = meant;
        this.keepsLines = keepsLines;
    }

    /** The cleanser of a line; which placeholders it knows follows from the line's standardizer. */
    public static FieldCleanser of(FieldMapping mapping) {
        Set<String> meant = new HashSet<>();
        for (Object option : mapping.options().values()) {
            if (option instanceof Map<?, ?> map) {
                map.keySet().forEach(key -> meant.add(Placeholders.fold(String.valueOf(key))));
            }
        }
        return new FieldCleanser(
                Placeholders.of(groups(mapping)),
                Set.copyOf(meant),
                mapping.as().equals("address"));
    }

    private static Set<Group> groups(FieldMapping mapping) {
        boolean partOfName = mapping.as().equals("person-name")
                && !"full".equals(mapping.options().getOrDefault("part", "full"));
        if (partOfName) {
            return EnumSet.of(Group.ALWAYS);
        }
        return switch (mapping.as()) {
            case "text", "code" -> EnumSet.of(Group.ALWAYS, Group.WORDS, Group.DATES);
            case "date", "datetime" -> EnumSet.of(Group.ALWAYS, Group.WORDS, Group.FILLERS);
            default -> EnumSet.allOf(Group.class);
        };
    }

    /**
     * The cleansed text; the same instance when it was clean, null when nothing is left or it stands for no value.
     *
     * @param trace hears what each rule changes
     */
    public @Nullable String cleanse(String text, RuleTrace trace) {
        String clean = keepsLines ? TextCleanser.cleanseLines(text) : TextCleanser.cleanse(text);
        if (clean != text) {
            trace.changed(CleansingRule.CHARACTERS, text, clean);
        }
        if (clean.isEmpty()) {
            return null;
        }
        if (placeholders.contains(clean) && (meant.isEmpty() || !meant.contains(Placeholders.fold(clean)))) {
            trace.changed(CleansingRule.PLACEHOLDER, clean, "");
            return null;
        }
        return clean;
    }

    /** The value with its text cleansed; the same instance when it was clean. */
    AttributeValue cleanse(AttributeValue value) {
        String text = value.text();
        if (text == null) {
            return value;
        }
        String clean = cleanse(text, RuleTrace.NONE);
        return clean == text ? value : value.cleansed(clean);
    }
}
