package io.customerhub.explain;

import io.customerhub.cleanse.CleansingIssue;
import io.customerhub.config.StandardizerType;
import io.customerhub.config.StandardizerType.Kind;
import io.customerhub.config.StandardizerType.Option;
import io.customerhub.quality.frequency.FrequencyIssue;
import io.customerhub.standardize.IssueCode;
import io.customerhub.standardize.Standardizers;
import java.util.Collection;
import java.util.List;

/**
 * The page on source systems, types and rules, {@code routes/README.md}: what a mapping may say of a field, what the hub
 * does to its texts, and on what ground. All of it comes from the catalogs that the hub itself reads, so that page and
 * program never differ. It is one page, as folders below {@code routes} are source systems.
 */
public final class TypesPage {

    /** The page's place in a project. */
    public static final String FILE = "routes/README.md";

    private static final String HEAD =
            """
            <!-- Written by `hub docs` from the types and rules of the hub: change those, not this file. -->

            # Source systems, and the types of their fields

            Each folder here is one source system, and its name is the name of the system. In it lie:

            | file | what it says |
            |---|---|
            | `*.camel.yaml` | how the data travel: routes, each from one of the [connectors](../connectors) |
            | `STREAM.mapping.yaml` | what they mean: which field becomes which attribute, and as which type |
            | `NAME.codes.yaml` | a code map that several fields or streams share; not needed |
            | `STREAM.contract.yaml` | what the source promises; not needed |
            | `tests/` | samples and what must become of them, for `hub test`; not needed |

            The `*.camel.yaml` beside the folders belong to all systems. A mapping says behind `as:` of which type a field is, with
            the options of the type beside it:

            ```yaml
            """;

    /** A whole mapping, checked by a test. */
    private static final String MAPPING =
            """
            entity: customer
            key: member_no
            version: updated_at
            region: CN
            fields:
              name: {from: full_name, as: person-name}
              phone.mobile: {from: mobile, as: phone}
              birth_date: {from: born, as: date, order: day-month-year, past: true}
              status: {from: state, as: code, map: {A: active, C: closed}}
            """;

    private static final String TRYING =
            """
            ```

            A code map stands in its line or in a file of its own, `map: gender.codes.yaml`, with one line for each code, such as
            `M: male`. The file lies beside the mapping; `map: ../crm/gender.codes.yaml` is that of another system. It is
            checked, swapped in while the hub runs and kept with the rows like the mapping itself. `hub values unmapped` lists
            the codes that no map knows, where each map stands, and the command that takes the edited map to what is loaded.

            - `hub standardize phone --region CN` tries a type on the values that it reads, one a line.
            - `hub explain phone` and `hub explain phone.label` tell what stands here of a type and of a rule.
            - `hub explain record crm/contacts/42` tells which rules made the values of a loaded record.

            ## The types

            """;

    private static final String CLEANSING =
            """

            ## Before every type: cleansing

            The text of every field is cleansed before its type reads it. The raw text stays as it came.

            """;

    private static final String RECORDS =
            """

            ## After every type: the record

            The values of a record are held against one another, and what is missing is derived where the record itself tells
            it. A derived value is marked by its issue.

            """;

    private static final String FREQUENCY =
            """

            ## After every record: the stream

            The hub counts the values by which customers are told apart, field by field: phones, e-mail addresses, birth dates,
            identifiers, whole names, streets and whole addresses. A value that at least 20 records certainly share, and one
            record in a thousand (of names 30, and one in two hundred), identifies nobody: a front desk, a default of a form. It
            stays as it is and as valid as it is, bears an issue, and is never used for matching. `hub values frequent` lists
            such values, `hub reprocess crm/contacts` counts all loaded records anew and flags those from before.

            What many may share is said in the line of the mapping: `mayRepeat: true`, or the values that are fine, as the
            source writes them or standardized:

            ```yaml
              phone.work: {from: tel, as: phone, mayRepeat: ["+861069445464"]}
            ```

            """;

    private TypesPage() {}

    /** The place of a type or rule on the page, from the project folder on. */
    public static String of(String name) {
        return FILE + "#" + name;
    }

    /** The whole page; the same text whenever it is asked for. */
    public static String text(RuleCatalog rules) {
        Collection<StandardizerType> types = Standardizers.types().values();
        StringBuilder page = new StringBuilder(HEAD).append(MAPPING).append(TRYING);
        page.append(Markdown.tableHead("type", "what it is", "example"));
        for (StandardizerType type : types) {
            page.append(Markdown.row(
                    "[" + type.name() + "](#" + type.name() + ")",
                    Markdown.prose(type.description()),
                    Markdown.code(type.example())));
        }
        page.append(CLEANSING);
        rules(page, rules.family("cleanse"), "");
        page.append('\n').append(Markdown.tableHead("issue", "why"));
        for (CleansingIssue issue : CleansingIssue.values()) {
            page.append(Markdown.row(Markdown.code(issue.code()), Markdown.prose(issue.reason())));
        }
        page.append(RECORDS);
        rules(page, rules.family("cross"), "");
        issues(page, Standardizers.recordIssues());
        page.append(FREQUENCY).append(Markdown.tableHead("issue", "why"));
        for (FrequencyIssue issue : FrequencyIssue.values()) {
            page.append(Markdown.row(Markdown.code(issue.code()), Markdown.prose(issue.reason())));
        }
        page.append(StoredSection.text());
        for (StandardizerType type : types) {
            section(page, type, rules);
        }
        return page.toString();
    }

    private static void section(StringBuilder page, StandardizerType type, RuleCatalog rules) {
        page.append("\n## ").append(type.name()).append("\n\n");
        page.append(Markdown.prose(type.description())).append("\n\n");
        page.append("Example: ").append(Markdown.code(type.example())).append('\n');
        if (!type.parts().isEmpty()) {
            page.append("\nParts beside the value, where the text has them: ")
                    .append(Markdown.codes(type.parts()))
                    .append(".\n");
        }
        options(page, type.options());
        List<KnownRule> own = type.rules().stream()
                .map(rule -> rules.of(rule.code()).orElseThrow())
                .toList();
        if (!own.isEmpty()) {
            page.append('\n');
            rules(page, own, type.name());
        }
        issues(page, Standardizers.issues(type.name()));
    }

    private static void options(StringBuilder page, List<Option> options) {
        if (options.isEmpty()) {
            return;
        }
        page.append('\n').append(Markdown.tableHead("option", "what it does", "values"));
        for (Option option : options) {
            page.append(Markdown.row(
                    Markdown.code(option.name()) + (option.required() ? ", required" : ""),
                    Markdown.prose(option.description()),
                    option.values().isEmpty() ? kind(option.kind()) : Markdown.codes(option.values())));
        }
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case NUMBER -> "whole number";
            case FLAG -> "`true`, `false`";
            case LIST -> "list of texts";
            case MAP -> "map of texts";
        };
    }

    /** A rule of several types has its place at the first of them. */
    private static void rules(StringBuilder page, List<KnownRule> rules, String type) {
        page.append(Markdown.tableHead("rule", "version", "what it does, and on what ground"));
        for (KnownRule known : rules) {
            boolean isFirst = known.types().isEmpty() || known.types().get(0).equals(type);
            String code = known.rule().code();
            page.append(Markdown.row(
                    (isFirst ? Markdown.anchor(code) : "") + Markdown.code(code),
                    String.valueOf(known.rule().version()),
                    Markdown.prose(known.rule().reason())));
        }
    }

    private static void issues(StringBuilder page, List<IssueCode> issues) {
        page.append('\n').append(Markdown.tableHead("issue", "why"));
        for (IssueCode issue : issues) {
            page.append(Markdown.row(Markdown.code(issue.code()), Markdown.prose(issue.reason())));
        }
    }
}
