package io.customerhub.match.block;

import io.customerhub.match.table.MatchColumn;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The passes that suit the kinds of columns that a table has. Each pair of attributes that names a person well enough has
 * a pass, once whole and once in a form that survives an error; so a pair of records is missed only when it agrees in
 * less than two attributes.
 */
public final class DefaultPasses {

    /** Kinds and features; what a table does not have leaves the whole pass out. The most selective stand first. */
    private static final List<String> PASSES = List.of(
            "exclusive_identifier",
            "identifier",
            "email",
            "phone",
            "given_name & family_name",
            "full_name",
            "organization_name",
            "family_name + birth_date",
            "given_name + birth_date",
            "birth_date",
            "family_name + postal_code",
            "given_name + postal_code",
            "street_address + street_number",
            "street_address + family_name.start",
            "street_address + given_name.start",
            "email.local_part",
            "phone.end",
            "family_name + locality",
            "given_name + locality",
            "birth_date.day_of_year + postal_code",
            "birth_date.day_of_year + locality",
            "birth_date + locality",
            "family_name.sound + birth_date.year",
            "given_name.sound + birth_date.year",
            "birth_date.day_of_year + family_name.start",
            "birth_date.day_of_year + given_name.start",
            "family_name.sound + given_name.start",
            "given_name.sound + family_name.start",
            "postal_code.district + birth_date",
            "postal_code + birth_date.year",
            "postal_code.district + family_name.sound",
            "postal_code.district + given_name",
            "locality + birth_date.year",
            "locality + family_name.sound",
            "locality.start + given_name.start + family_name.initial",
            "street_address.start + birth_date.year",
            "street_address.longest_word + postal_code",
            "street_address.longest_word + given_name.start",
            "street_number + postal_code",
            "street_number + birth_date.day_of_year",
            "street_number + family_name.start + given_name.initial",
            "street_address + postal_code",
            "street_address + locality",
            "street_address",
            "text + birth_date",
            "text + postal_code",
            "text + family_name",
            "text + given_name + birth_date.year",
            "text + locality + birth_date.year",
            "email.local_start + birth_date.year",
            "email.local_start + birth_date.day_of_year",
            "email.local_start + locality",
            "email.local_start + given_name.start",
            "email.local_start + family_name.start",
            "phone.end + given_name.initial",
            "identifier.start + birth_date.year",
            "identifier.start + postal_code",
            "identifier.start + family_name.start",
            "identifier.start + given_name.start",
            "identifier.end",
            "shared_identifier + given_name.initial",
            "weak_identifier + family_name.start",
            "full_name.last_word + birth_date.year",
            "full_name.last_word + postal_code",
            "full_name.last_word + locality",
            "full_name.last_word + phone.end",
            "full_name.start + birth_date.day_of_year",
            "full_name.start + postal_code",
            "full_name.sound + locality",
            "full_name.longest_word + street_address.start",
            "full_name.longest_word",
            "organization_name.longest_word + postal_code.district",
            "organization_name.longest_word + locality",
            "organization_name.start + postal_code",
            "organization_name.start + phone.end",
            "organization_name.start + street_address",
            "organization_name.longest_word",
            "street_number + street_address.start",
            "street_number + locality",
            "street_number + postal_code.district",
            "postal_code",
            "street_address.longest_word",
            "birth_date.day_of_year",
            "family_name.sound",
            "given_name.sound",
            "birth_date.year",
            "family_name",
            "given_name",
            "locality",
            "text");

    private DefaultPasses() {}

    /** The passes of a table, in the order in which they are tried; none when no attribute can find candidates. */
    public static List<BlockingPass> of(MatchTable table) {
        List<BlockingPass> passes = new ArrayList<>();
        for (String line : PASSES) {
            boolean anyOrder = line.contains("&");
            List<List<KeyPart>> combinations = List.of(List.of());
            for (String part : line.split(" [+&] ")) {
                combinations = extended(combinations, part, table);
            }
            combinations.forEach(parts -> passes.add(new BlockingPass(parts, anyOrder)));
        }
        return passes;
    }

    private static List<List<KeyPart>> extended(List<List<KeyPart>> combinations, String part, MatchTable table) {
        int dot = part.indexOf('.');
        MatchKind kind = MatchKind.valueOf((dot < 0 ? part : part.substring(0, dot)).toUpperCase(Locale.ROOT));
        KeyFeature feature = dot < 0
                ? KeyFeature.WHOLE
                : KeyFeature.valueOf(part.substring(dot + 1).toUpperCase(Locale.ROOT));
        List<List<KeyPart>> longer = new ArrayList<>();
        for (MatchColumn column : table.columns(kind)) {
            for (List<KeyPart> parts : combinations) {
                List<KeyPart> more = new ArrayList<>(parts);
                more.add(new KeyPart(column.name(), feature));
                longer.add(more);
            }
        }
        return longer;
    }
}
