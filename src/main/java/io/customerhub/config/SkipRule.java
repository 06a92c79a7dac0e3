package io.customerhub.config;

import io.customerhub.record.FieldPath;
import java.util.Set;

/**
 * A named rule that leaves records out on purpose; they are counted under its name.
 *
 * @param name the name in the accounting, such as {@code test-accounts}
 * @param field the source field that is looked at
 * @param values the texts that make a record be left out; the empty text stands for a missing value
 */
public record SkipRule(String name, FieldPath field, Set<String> values) {}
