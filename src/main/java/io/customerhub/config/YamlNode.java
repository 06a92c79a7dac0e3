package io.customerhub.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value of a YAML file and where it stands. Aliases are already replaced by what they stand for. */
public sealed interface YamlNode {

    /** Where the value starts. */
    Place place();

    /** What it is, in words for a message: {@code the text 'x'}, {@code a list}, {@code nothing}. */
    String described();

    /** The value under these keys, one below the other; null when one of them is not there. */
    default @Nullable YamlNode at(String... keys) {
        YamlNode current = this;
        for (String key : keys) {
            current = current instanceof Mapping mapping ? mapping.get(key) : null;
        }
        return current;
    }

    /** The single text under these keys; empty when there is none. */
    default String text(String... keys) {
        return at(keys) instanceof Scalar scalar ? scalar.text() : "";
    }

    /**
     * A single value.
     *
     * @param place where it starts
     * @param text as it is written, without quotes; empty for nothing
     * @param kind how YAML 1.2 reads it; a quoted value is always a text
     */
    record Scalar(Place place, String text, Kind kind) implements YamlNode {

        /** How YAML reads a single value. */
        public enum Kind {
            /** A text. */
            TEXT,
            /** A number. */
            NUMBER,
            /** true or false. */
            FLAG,
            /** An empty value or null. */
            NOTHING
        }

        @Override
        public String described() {
            return switch (kind) {
                case TEXT -> "the text '" + shortened(text) + "'";
                case NUMBER -> "the number " + shortened(text);
                case FLAG -> text;
                case NOTHING -> "nothing";
            };
        }

        private static String shortened(String text) {
            String line = text.replace('\n', ' ').replace('\r', ' ');
            return line.length() <= 60 ? line : line.substring(0, 57) + "...";
        }
    }

    /**
     * A list.
     *
     * @param place where it starts
     * @param items its values in order
     */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        @Override
        public String described() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    /**
     * Values by key.
     *
     * @param place where it starts
     * @param entries in file order, each key once
     */
    record Mapping(Place place, List<Entry> entries) implements YamlNode {

        /** The value of a key, or null when the key is not there. */
        public @Nullable YamlNode get(String key) {
            for (Entry entry : entries) {
                if (entry.key().equals(key)) {
                    return entry.value();
                }
            }
            return null;
        }

        @Override
        public String described() {
            return "keys and values";
        }
    }

    /**
     * One key and its value.
     *
     * @param key the key
     * @param place where the key stands
     * @param value its value
     */
    record Entry(String key, Place place, YamlNode value) {}
}
