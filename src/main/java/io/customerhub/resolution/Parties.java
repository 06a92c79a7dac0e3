package io.customerhub.resolution;

import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.PartyType;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.Standardizers;
import io.customerhub.trial.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says of each record whether it is a person or an organization, where its source does not, and completes its name: the
 * parts of a whole name and the whole of its parts. Not safe for use by several threads.
 */
public final class Parties {

    private static final String GIVEN = "given_name";
    private static final String FAMILY = "family_name";
    private static final String WHOLE = "formatted_name";
    private static final String LEGAL = "legal_name";
    private static final List<String> PARTS = List.of(GIVEN, "additional_name", FAMILY, "name_suffix");
    private static final List<String> OF_ORGANIZATIONS = List.of(LEGAL, "trading_name", "legal_form");
    private static final List<String> OF_PERSONS = List.of("birth_date", "birth_date_partial", "gender");

    private final Trial names;
    private final Trial organizations;

    /** A reader of parties. */
    public Parties() {
        Standardizers standardizers = new Standardizers();
        names = withKeys("person-name", standardizers);
        organizations = withKeys("organization-name", standardizers);
    }

    private static Trial withKeys(String type, Standardizers standardizers) {
        return new Trial(new Trial.Settings(type, Map.of("keys", true), null, null), standardizers);
    }

    /** The record with its type and a complete name. */
    public CustomerRecord complete(CustomerRecord record) {
        PartyType type = type(record);
        return as(record, type);
    }

    /** The record as a party of this type, with a complete name. */
    public CustomerRecord as(CustomerRecord record, PartyType type) {
        boolean parts = record.value(GIVEN) != null || record.value(FAMILY) != null;
        String whole = record.value(WHOLE);
        if (parts == (whole != null)) {
            // nothing is missing, or there is nothing to make it of
            return record.as(type, record.values());
        }
        Map<String, String> values = new LinkedHashMap<>(record.values());
        if (whole == null) {
            values.put(WHOLE, whole(values));
        } else if (type == PartyType.PERSON) {
            addParts(whole, values);
        } else if (!values.containsKey(LEGAL)) {
            // a source with one field for all names: this one is not that of a contact
            values.remove(WHOLE);
            values.put(LEGAL, whole);
        }
        return record.as(type, values);
    }

    private PartyType type(CustomerRecord record) {
        if (record.partyType() != null) {
            return record.partyType();
        }
        if (OF_ORGANIZATIONS.stream().anyMatch(column -> record.value(column) != null)) {
            return PartyType.ORGANIZATION;
        }
        String whole = record.value(WHOLE);
        if (whole == null
                || record.value(FAMILY) != null
                || OF_PERSONS.stream().anyMatch(column -> record.value(column) != null)) {
            return PartyType.PERSON;
        }
        return "organization".equals(names.of(whole).standard().parts().get("party_type"))
                ? PartyType.ORGANIZATION
                : PartyType.PERSON;
    }

    private void addParts(String whole, Map<String, String> values) {
        StandardValue standard = names.of(whole).standard();
        if (standard.value() == null) {
            return;
        }
        for (String part : PARTS) {
            Object text = standard.parts().get(part);
            if (text != null) {
                values.put(part, text.toString());
            }
        }
        if (values.containsKey(FAMILY)) {
            values.put(WHOLE, standard.value().toString());
        }
    }

    /** Family name first and without a space where names are written so. */
    private static String whole(Map<String, String> values) {
        String family = values.get(FAMILY);
        String given = values.get(GIVEN);
        if (family != null && given != null && isHan(family) && isHan(given)) {
            return family + given;
        }
        StringBuilder whole = new StringBuilder();
        for (String part : PARTS) {
            String text = values.get(part);
            if (text != null) {
                whole.append(whole.length() == 0 ? "" : " ").append(text);
            }
        }
        return whole.toString();
    }

    /** The pinyin of a Chinese name without tones, family name, space, given name; null for other names. */
    @Nullable
    String pinyin(String whole) {
        if (!isHan(whole)) {
            return null;
        }
        Object pinyin = names.of(whole).standard().parts().get("pinyin_passport");
        return pinyin == null ? null : pinyin.toString();
    }

    /** The name of an organization as it is compared; the name itself when it has no key. */
    String organizationKey(String name) {
        Object key = organizations.of(name).standard().parts().get("match_key");
        return key == null ? name : key.toString();
    }

    /** True when the text begins with a Chinese character. */
    static boolean isHan(String text) {
        return !text.isEmpty() && Character.UnicodeScript.of(text.codePointAt(0)) == Character.UnicodeScript.HAN;
    }
}
