package io.customerhub.warehouse.golden;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What golden customers would become, against what they are.
 *
 * @param counts how many would change in which way
 * @param attributes the columns of {@code golden.customer} that would differ, the most frequent first
 * @param examples some customers of each kind of change
 */
public record GoldenDifference(Counts counts, List<Attribute> attributes, List<Example> examples) {

    /** Copies the lists. */
    public GoldenDifference {
        attributes = List.copyOf(attributes);
        examples = List.copyOf(examples);
    }

    /**
     * Counts; those of {@link GoldenStore.Written} mean the same here.
     *
     * @param customersNow how many customers there are
     * @param customersThen how many there would be
     * @param created customers that would be new
     * @param changed customers of which a value, a record or the evidence would differ
     * @param valuesChanged those of them of which a value would differ
     * @param merged customers that would go into others
     * @param split customers that would come out of others
     * @param removed customers of which no record would be left
     * @param moved records that would belong to another customer, new ones included
     * @param arrived records that belong to no customer yet
     * @param reviewsNow pairs that wait for a steward
     * @param reviewsThen pairs that would wait
     */
    public record Counts(
            int customersNow,
            int customersThen,
            int created,
            int changed,
            int valuesChanged,
            int merged,
            int split,
            int removed,
            int moved,
            int arrived,
            int reviewsNow,
            int reviewsThen) {

        /** True when all would stay as it is. */
        public boolean isNothing() {
            return created + changed + merged + split + removed + moved == 0 && reviewsNow == reviewsThen;
        }
    }

    /**
     * An attribute.
     *
     * @param name the column
     * @param customers how many customers would have another value
     * @param gained how many of these have none now
     * @param lost how many of these would have none then
     */
    public record Attribute(String name, int customers, int gained, int lost) {}

    /** What would happen to a customer. */
    public enum Kind {
        /** Other customers would go into it. */
        MERGED,
        /** Other customers would come out of it. */
        SPLIT,
        /** It would be new, and no part of one that exists. */
        CREATED,
        /** No record would be left. */
        REMOVED,
        /** Its values would differ, while its records stay together. */
        CHANGED
    }

    /**
     * A customer to which something would happen.
     *
     * @param kind what
     * @param customer its id, or null for one that would be new
     * @param parts of {@code MERGED} the customers as they are now, of {@code SPLIT} as they would be, of the others the
     *     customer alone
     * @param values of {@code CHANGED} what would differ
     */
    public record Example(Kind kind, @Nullable UUID customer, List<Part> parts, List<Value> values) {

        /** Copies the lists. */
        public Example {
            parts = List.copyOf(parts);
            values = List.copyOf(values);
        }
    }

    /**
     * Records of one customer.
     *
     * @param customer its id, or null for one that would be new
     * @param records their names, such as {@code crm/contacts/1001}, in their order
     */
    public record Part(@Nullable UUID customer, List<String> records) {

        /** Copies the list. */
        public Part {
            records = List.copyOf(records);
        }
    }

    /**
     * A value that would differ; personal data.
     *
     * @param attribute the column
     * @param now its value as text, or null
     * @param then what it would be, or null
     */
    public record Value(String attribute, @Nullable String now, @Nullable String then) {}
}
