package io.customerhub.standardize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which issues a type can give: those of the family of its name, and where types share work, what they share. */
final class TypeIssues {

    private TypeIssues() {}

    /** The issues of a type, in the order of their families; empty when there is no such type. */
    static List<IssueCode> of(String type) {
        return switch (type) {
            case "person-name" -> families("NAME");
            case "organization-name" -> List.of(IssueCode.NAME_NO_LETTER);
            case "datetime" -> days();
            case "postal-code" -> families("POSTAL");
            case "amount", "percent" -> families("NUMBER", type.toUpperCase(Locale.ROOT));
            case "identifier" -> List.of(IssueCode.ID_FORM, IssueCode.ID_PATTERN);
            case "resident-id" -> families("RID");
            case "credit-code" -> families("USC");
            // a resident id of China is a national id, too
            case "national-id" -> and(families("NID", "RID"), IssueCode.ID_UNCHECKED);
            case "vat-id" -> and(families("VAT"), IssueCode.ID_UNCHECKED);
            default -> families(type.toUpperCase(Locale.ROOT));
        };
    }

    /** The issues of the values of a record among one another. */
    static List<IssueCode> ofRecords() {
        return families("CROSS", "DERIVED");
    }

    /** A point in time has no rule for birth dates. */
    private static List<IssueCode> days() {
        return families("DATE").stream()
                .filter(issue -> issue != IssueCode.DATE_FUTURE && issue != IssueCode.DATE_TOO_LONG_AGO)
                .toList();
    }

    private static List<IssueCode> families(String... families) {
        return Stream.of(families)
                .flatMap(family -> Arrays.stream(IssueCode.values())
                        .filter(issue -> issue.code().startsWith("HUB-" + family + "-")))
                .toList();
    }

    private static List<IssueCode> and(List<IssueCode> issues, IssueCode other) {
        List<IssueCode> all = new ArrayList<>(issues);
        all.add(other);
        return List.copyOf(all);
    }
}
