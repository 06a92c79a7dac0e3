package io.customerhub.deploy.render;

import java.util.List;

/** YAML as it will run: nothing of it is looked up any more, and each value tells where it comes from. */
sealed interface FinalYaml {

    /**
     * A single value.
     *
     * @param text what it is; masked when it is a secret
     * @param yaml the same as YAML writes it, in quotes where it needs them
     * @param origins where it comes from, the place where it is written first
     */
    record Value(String text, String yaml, List<String> origins) implements FinalYaml {}

    /** A list. */
    record Items(List<FinalYaml> items) implements FinalYaml {}

    /** Values by key, in order. */
    record Keys(List<Entry> entries) implements FinalYaml {}

    /** One key and its value. */
    record Entry(String key, FinalYaml value) {}
}
