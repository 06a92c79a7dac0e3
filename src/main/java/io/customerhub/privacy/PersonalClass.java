package io.customerhub.privacy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a value tells of a person, which decides how it is masked. */
public enum PersonalClass {
    /** Names of people and companies. */
    NAME,
    /** Telephone numbers. */
    PHONE,
    /** E-mail addresses. */
    EMAIL,
    /** Streets, postal codes, towns. */
    ADDRESS,
    /** Days. */
    DATE,
    /** Numbers of documents, taxes, accounts. */
    IDENTIFIER,
    /** Keys of the source system; the same key is masked alike everywhere. */
    KEY,
    /** Free text. */
    TEXT,
    /** Tokens and passwords; nothing of them stays. */
    SECRET;

    /** Attributes of a person that say nothing about who it is. */
    private static final Set<String> HARMLESS = Set.of(
            "party_type", "gender", "language", "nationality", "status", "registered_at", "name_prefix", "name_suffix");

    /**
     * What a canonical attribute, or a part of a standard value, tells of a person, or null for nothing.
     *
     * @param attribute its name with its use, such as {@code phone.mobile} or {@code address.home.street_address}; one with
     *     a use that is not known here counts as text
     */
    public static @Nullable PersonalClass ofAttribute(String attribute) {
        int dot = attribute.indexOf('.');
        String kind = dot < 0 ? attribute : attribute.substring(0, dot);
        return switch (kind) {
            case "name",
                    "given_name",
                    "additional_name",
                    "family_name",
                    "formatted_name",
                    "legal_name",
                    "trading_name",
                    "core_name",
                    "nickname",
                    "display_name",
                    "match_key",
                    "pinyin",
                    "pinyin_passport" -> NAME;
            case "phone", "mobile", "extension", "other_numbers", "read_as" -> PHONE;
            case "email", "suggestion" -> EMAIL;
            case "identifier", "organization_code" -> IDENTIFIER;
            case "birth_date", "birth_date_partial", "partial_date", "year", "month", "day" -> DATE;
            case "address" ->
                attribute.endsWith("country") || attribute.endsWith("region") || attribute.endsWith("region_code")
                        ? null
                        : ADDRESS;
            case "street_address",
                    "address_locality",
                    "address_district",
                    "postal_code",
                    "division_code",
                    "town",
                    "road",
                    "house_number",
                    "unit",
                    "formatted_address" -> ADDRESS;
            case "note" -> TEXT;
            case "customer_key", "order_key", "case_number", "order_number" -> KEY;
            case "url", "subject", "description", "resolution", "owner" -> TEXT;
            default -> HARMLESS.contains(kind) || dot < 0 ? null : TEXT;
        };
    }
}
