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
    private final KeyRuns.Kind runs;

    /** Texts that a code map gives a meaning to, folded, so that they are values although they look like none. */
    private final Set<String> meant;

    /** Whether the texts are e-mail addresses, which a character less would lead elsewhere. */
    private final boolean mailboxes;

    /** True where line breaks mean something, as in an address. */
    private final boolean keepsLines;

    private FieldCleanser(
            Placeholders placeholders, KeyRuns.Kind runs, Set<String> meant, boolean mailboxes, boolean keepsLines) {
        this.placeholders = placeholders;
        this.runs = runs;
        this.meant = meant;
        this.mailboxes = mailboxes;
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
                runs(mapping),
                Set.copyOf(meant),
                mapping.as().equals("email"),
                mapping.as().equals("address"));
    }

    private static Set<Group> groups(FieldMapping mapping) {
        boolean partOfName = mapping.as().equals("person-name")
                && !"full".equals(mapping.options().getOrDefault("part", "full"));
        if (partOfName) {
            return EnumSet.of(Group.ALWAYS);
        }
        EnumSet<Group> groups = EnumSet.of(Group.ALWAYS, Group.WORDS, Group.FILLERS, Group.DATES);
        switch (mapping.as()) {
            case "text", "code" -> groups.remove(Group.FILLERS);
            case "date", "datetime" -> groups.remove(Group.DATES);
            case "phone" -> groups.add(Group.PHONES);
            case "email" -> groups.add(Group.EMAILS);
            default -> {
                // the other types have what all have
            }
        }
        if (isIdentifier(mapping)) {
            groups.add(Group.IDENTIFIERS);
        }
        return groups;
    }

    private static KeyRuns.Kind runs(FieldMapping mapping) {
        if (isIdentifier(mapping)) {
            return KeyRuns.Kind.IDENTIFIER;
        }
        return switch (mapping.as()) {
            case "phone" -> KeyRuns.Kind.PHONE;
            case "person-name", "organization-name", "address" -> KeyRuns.Kind.LETTERS;
            default -> KeyRuns.Kind.NONE;
        };
    }

    private static boolean isIdentifier(FieldMapping mapping) {
        return mapping.attribute().startsWith("identifier.") || mapping.as().equals("identifier");
    }

    /**
     * The cleansed text; the same instance when it was clean, null when nothing is left or it stands for no value, which
     * {@link #cleansed} tells apart.
     *
     * @param trace hears what each rule changes
     */
    public @Nullable String cleanse(String text, RuleTrace trace) {
        return cleansed(text, trace).text();
    }

    /**
     * The cleansed text, or why there is none.
     *
     * @param trace hears what each rule changes
     */
    public Cleansed cleansed(String text, RuleTrace trace) {
        String clean = clean(text, trace);
        Cleansed nothing = nothing(clean, trace);
        return nothing == null ? new Cleansed(clean, null) : nothing;
    }

    /** The value with its text cleansed; the same instance when it was clean. A placeholder keeps its raw text. */
    AttributeValue cleanse(AttributeValue value) {
        String text = value.text();
        if (text == null) {
            return value;
        }
        String clean = clean(text, RuleTrace.NONE);
        Cleansed nothing = nothing(clean, RuleTrace.NONE);
        if (nothing != null) {
            return new AttributeValue(value.raw(), null, nothing.missing());
        }
        return clean == text ? value : value.cleansed(clean);
    }

    private String clean(String text, RuleTrace trace) {
        if (keepsLines) {
            return TextCleanser.cleanseLines(text, trace);
        }
        return mailboxes ? TextCleanser.cleanseAddress(text, trace) : TextCleanser.cleanse(text, trace);
    }

    /** Why a cleansed text is no value, or null when it is one. */
    private @Nullable Cleansed nothing(String clean, RuleTrace trace) {
        if (clean.isEmpty()) {
            return Cleansed.BLANK;
        }
        if (placeholders.contains(clean) && !isMeant(clean)) {
            trace.changed(CleansingRule.PLACEHOLDER, clean, "");
            return Cleansed.PLACEHOLDER;
        }
        if (KeyRuns.isJunk(clean, runs) && !isMeant(clean)) {
            trace.changed(CleansingRule.JUNK, clean, "");
            return Cleansed.JUNK;
        }
        return null;
    }

    private boolean isMeant(String clean) {
        return !meant.isEmpty() && meant.contains(Placeholders.fold(clean));
    }
}
