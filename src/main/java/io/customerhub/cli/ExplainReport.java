package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.StandardizerType;
import io.customerhub.explain.Explanation;
import io.customerhub.explain.KnownRule;
import io.customerhub.explain.Tongue;
import io.customerhub.explain.TypesPage;
import io.customerhub.record.Rule;
import io.customerhub.standardize.IssueCode;
import io.customerhub.standardize.Standardizers;
import java.util.List;
import java.util.Locale;

/**
 * What {@code hub explain} found.
 *
 * @param codes codes of problems and issues
 * @param rules rules of cleansing and types
 * @param types types of fields
 */
record ExplainReport(List<Explanation> codes, List<KnownRule> rules, List<StandardizerType> types) {

    /** One line for each, under headings in that language. */
    String table(Tongue tongue) {
        TextTable table = tongue == Tongue.ZH ? new TextTable("代码", "含义") : new TextTable("code", "what it is");
        codes.forEach(one -> table.row(one.code(), one.title()));
        rules.forEach(one -> table.row(one.rule().code(), one.rule().reason()));
        types.forEach(one -> table.row(one.name(), one.description()));
        return table.text();
    }

    /** All that is known of each, with the words around it in that language. */
    String whole(Tongue tongue) {
        StringBuilder text = new StringBuilder();
        codes.forEach(one -> whole(text, one, tongue));
        rules.forEach(one -> whole(text, one));
        types.forEach(one -> whole(text, one));
        return text.toString();
    }

    private static void whole(StringBuilder text, Explanation one, Tongue tongue) {
        boolean chinese = tongue == Tongue.ZH;
        text.append(one.code()).append("  ").append(one.title()).append("\n\n");
        text.append(chinese ? "含义      " : "What it means  ")
                .append(one.meaning())
                .append('\n');
        text.append(chinese ? "示例      " : "Example        ")
                .append(one.example())
                .append('\n');
        text.append(chinese ? "处理办法  " : "The way out    ").append(one.remedy()).append('\n');
    }

    private static void whole(StringBuilder text, KnownRule one) {
        text.append(one.rule().code()).append("  ").append(one.rule().reason()).append("\n\n");
        text.append("Types    ")
                .append(one.types().isEmpty() ? "any" : String.join(", ", one.types()))
                .append('\n');
        text.append("Version  ").append(one.rule().version()).append('\n');
        text.append("Page     ").append(one.page()).append('\n');
    }

    private static void whole(StringBuilder text, StandardizerType one) {
        text.append(one.name()).append("  ").append(one.description()).append("\n\n");
        text.append("Example  ").append(one.example()).append('\n');
        text.append("Page     ").append(TypesPage.of(one.name())).append('\n');
        if (!one.options().isEmpty()) {
            TextTable options = new TextTable("option", "what it does");
            one.options().forEach(option -> options.row(option.name(), option.description()));
            text.append('\n').append(options.text());
        }
        if (!one.rules().isEmpty()) {
            TextTable rules = new TextTable("rule", "what it does, and on what ground");
            one.rules().forEach(rule -> rules.row(rule.code(), rule.reason()));
            text.append('\n').append(rules.text());
        }
        TextTable issues = new TextTable("issue", "why");
        Standardizers.issues(one.name()).forEach(issue -> issues.row(issue.code(), issue.reason()));
        text.append('\n').append(issues.text());
    }

    /** All that is known of each, as one JSON document. */
    String document() {
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        ArrayNode listed = document.putArray("codes");
        for (Explanation one : codes) {
            listed.addObject()
                    .put("code", one.code())
                    .put("title", one.title())
                    .put("meaning", one.meaning())
                    .put("example", one.example())
                    .put("remedy", one.remedy());
        }
        ArrayNode ruled = document.putArray("rules");
        for (KnownRule one : rules) {
            ObjectNode rule = ruled.addObject()
                    .put("code", one.rule().code())
                    .put("version", one.rule().version())
                    .put("reason", one.rule().reason());
            list(rule, "types", one.types());
            rule.put("page", one.page());
        }
        ArrayNode typed = document.putArray("types");
        types.forEach(one -> type(typed.addObject(), one));
        return document.toPrettyString();
    }

    private static void type(ObjectNode type, StandardizerType one) {
        type.put("name", one.name()).put("description", one.description()).put("example", one.example());
        ArrayNode options = type.putArray("options");
        for (StandardizerType.Option option : one.options()) {
            ObjectNode node = options.addObject()
                    .put("name", option.name())
                    .put("description", option.description())
                    .put("kind", option.kind().name().toLowerCase(Locale.ROOT));
            list(node, "values", option.values());
            node.put("required", option.required());
        }
        list(type, "parts", one.parts());
        list(type, "rules", one.rules().stream().map(Rule::code).toList());
        list(
                type,
                "issues",
                Standardizers.issues(one.name()).stream().map(IssueCode::code).toList());
        type.put("page", TypesPage.of(one.name()));
    }

    private static void list(ObjectNode node, String name, List<String> texts) {
        texts.forEach(node.putArray(name)::add);
    }
}
