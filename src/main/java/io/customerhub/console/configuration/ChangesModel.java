package io.customerhub.console.configuration;

import io.customerhub.console.page.Cell;
import io.customerhub.console.page.FilterField;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.configuration.ConfigurationChanges;
import io.customerhub.service.configuration.ConfigurationChanges.Changed;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What changed.
 *
 * @param next what the next page comes after, or null
 */
public record ChangesModel(Table table, List<FilterField> filters, @Nullable String next) {

    static Table table(PageContext page, ConfigurationChanges changes) {
        Table.Builder table = Table.of("configuration-changes", page.text("configuration.changes"))
                .column("number", page.text("configuration.number"), Kind.NUMBER)
                .column("at", page.text("configuration.at"), Kind.TIME)
                .column("what", page.text("configuration.what"), Kind.WORD)
                .column("subject", page.text("configuration.subject"), Kind.WORD)
                .column("name", page.text("configuration.name"), Kind.WORD)
                .column("file", page.text("configuration.file"), Kind.CODE)
                .column("version", page.text("configuration.version"), Kind.NUMBER)
                .column("message", page.text("configuration.message"), Kind.SENTENCE)
                .column("gap", page.text("configuration.gap"), Kind.SPAN);
        for (Changed change : changes.changes()) {
            boolean refused = change.what().equals("refused");
            table.row(
                    Cell.of(change.number()),
                    Cell.of(change.at()),
                    Cell.shown(change.what(), page.word("change", change.what()))
                            .marked(refused ? "bad" : ""),
                    Cell.shown(change.subject(), page.word("part", change.subject())),
                    name(change),
                    Cell.of(change.file()),
                    Cell.of(
                            change.configuration() == null
                                    ? null
                                    : change.configuration().longValue()),
                    refused ? Cell.of(problems(page, change)) : Cell.said(page, null, change.message()),
                    Cell.of(change.gapMillis() == null ? null : Duration.ofMillis(change.gapMillis())));
        }
        return table.build();
    }

    private static Cell name(Changed change) {
        boolean leads = change.subject().equals("mapping") && change.name().indexOf('/') > 0;
        Cell name = Cell.of(change.name());
        return leads
                ? name.to(ConfigurationPage.PATH + "/"
                        + PageContext.encoded(change.name()).replace("%2F", "/"))
                : name;
    }

    private static String problems(PageContext page, Changed change) {
        return change.problems().stream()
                .map(problem -> (problem.place() + " " + problem.code() + " "
                                + page.said(problem.code(), problem.message()))
                        .strip())
                .collect(Collectors.joining("; "));
    }
}
