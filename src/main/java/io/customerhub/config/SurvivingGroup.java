package io.customerhub.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Attributes of a golden customer that survive together: all values of a group come from one source record. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made here and never changed
public enum SurvivingGroup {
    /** The name of a person with all its parts. */
    NAME("name_prefix", "given_name", "additional_name", "family_name", "name_suffix", "nickname", "formatted_name"),
    /** The registered name of an organization with its legal form. */
    LEGAL_NAME("legal_name", "legal_form"),
    /** The name an organization trades under. */
    TRADING_NAME("trading_name"),
    /** The date of birth, whole or not. */
    BIRTH_DATE("birth_date", "birth_date_partial"),
    /** The gender. */
    GENDER("gender"),
    /** The preferred language. */
    LANGUAGE("language"),
    /** The nationality. */
    NATIONALITY("nationality"),
    /** The status in a source system. */
    STATUS("status"),
    /** When a source system first knew the customer. */
    REGISTERED_AT("registered_at", "registered_at_partial"),
    /** Phones, e-mail addresses and URLs; all of them survive, in the order of trust. */
    CONTACT_POINTS,
    /** Addresses; all of them survive, each whole and from one record, in the order of trust. */
    ADDRESSES,
    /** Identifiers; all of them survive, in the order of trust. */
    IDENTIFIERS;

    private final List<String> columns;

    SurvivingGroup(String... columns) {
        this.columns = List.of(columns);
    }

    /** The name in {@code matching.yaml}: {@code birth_date}. */
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The columns of {@code golden.customer} that survive together; empty for what repeats. */
    public List<String> columns() {
        return columns;
    }

    /** True for what a customer may have several of. */
    public boolean isRepeated() {
        return columns.isEmpty();
    }

    /** The names of all groups. */
    public static List<String> yamlNames() {
        return Arrays.stream(values()).map(SurvivingGroup::yamlName).toList();
    }

    /** The group of that name, or null. */
    public static @Nullable SurvivingGroup named(String name) {
        return Arrays.stream(values())
                .filter(group -> group.yamlName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
