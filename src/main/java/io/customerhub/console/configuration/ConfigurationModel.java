package io.customerhub.console.configuration;

import io.customerhub.console.page.Cell;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.configuration.ConfigurationList;
import io.customerhub.service.configuration.ConfigurationList.Part;
import io.customerhub.service.configuration.ConfigurationList.StreamEntry;
import io.customerhub.service.configuration.ConfigurationList.SystemEntry;
import java.util.List;

/**
 * All that runs.
 *
 * @param streams the streams of all systems
 * @param routes the routes of all systems
 * @param others connectors and what routes share
 * @param problems why files are refused
 */
public record ConfigurationModel(ConfigurationList list, Table streams, Table routes, Table others, Table problems) {

    static ConfigurationModel of(PageContext page, ConfigurationList list) {
        return new ConfigurationModel(
                list, streams(page, list), routes(page, list), others(page, list), problems(page, list));
    }

    private static Table problems(PageContext page, ConfigurationList list) {
        Table.Builder table = Table.of("configuration-problems", page.text("configuration.problems"))
                .column("place", page.text("configuration.file"), Kind.CODE)
                .column("code", page.text("letters.code"), Kind.CODE)
                .column("message", page.text("configuration.message"), Kind.SENTENCE);
        list.systems().forEach(system -> system.refused()
                .forEach(problem -> table.row(
                        Cell.of(problem.place()),
                        Cell.of(problem.code()),
                        Cell.said(page, problem.code(), problem.message()))));
        return table.build();
    }

    /** The systems of which files are refused. */
    public List<SystemEntry> refused() {
        return list.systems().stream()
                .filter(system -> !system.refused().isEmpty())
                .toList();
    }

    private static Table streams(PageContext page, ConfigurationList list) {
        Table.Builder table = Table.of("configuration-streams", page.text("configuration.streams"))
                .column("stream", page.text("configuration.stream"), Kind.WORD)
                .column("state", page.text("configuration.state"), Kind.WORD)
                .column("file", page.text("configuration.file"), Kind.CODE)
                .column("version", page.text("configuration.version"), Kind.NUMBER)
                .column("hash", page.text("configuration.hash"), Kind.CODE)
                .column("what", page.text("configuration.what"), Kind.WORD)
                .column("at", page.text("configuration.at"), Kind.TIME);
        for (SystemEntry system : list.systems()) {
            boolean refused = !system.refused().isEmpty();
            for (StreamEntry stream : system.streams()) {
                table.row(
                        Cell.link(stream.system() + "/" + stream.stream(), path(stream)),
                        Cell.shown(
                                        refused ? "refused" : "runs",
                                        page.text(refused ? "configuration.refused" : "configuration.runs"))
                                .marked(refused ? "bad" : "good"),
                        Cell.of(stream.file()),
                        Cell.of(stream.number()),
                        Cell.of(stream.hash()),
                        Cell.shown(stream.what(), page.word("change", stream.what())),
                        Cell.of(stream.at()));
            }
        }
        return table.build();
    }

    private static String path(StreamEntry stream) {
        return ConfigurationPage.PATH + "/" + PageContext.encoded(stream.system()) + "/"
                + PageContext.encoded(stream.stream());
    }

    private static Table routes(PageContext page, ConfigurationList list) {
        Table.Builder table = parts(page, "configuration-routes", page.text("configuration.routes"));
        list.systems().forEach(system -> system.routes().forEach(part -> add(page, table, part)));
        return table.build();
    }

    private static Table others(PageContext page, ConfigurationList list) {
        Table.Builder table = parts(page, "configuration-others", page.text("configuration.others"));
        list.connectors().forEach(part -> add(page, table, part));
        list.shared().forEach(part -> add(page, table, part));
        return table.build();
    }

    private static Table.Builder parts(PageContext page, String id, String caption) {
        return Table.of(id, caption)
                .column("name", page.text("configuration.name"), Kind.WORD)
                .column("file", page.text("configuration.file"), Kind.CODE)
                .column("hash", page.text("configuration.hash"), Kind.CODE)
                .column("what", page.text("configuration.what"), Kind.WORD)
                .column("at", page.text("configuration.at"), Kind.TIME);
    }

    private static void add(PageContext page, Table.Builder table, Part part) {
        table.row(
                Cell.of(part.name()),
                Cell.of(part.file()),
                Cell.of(part.hash()),
                Cell.shown(part.what(), page.word("change", part.what())),
                Cell.of(part.at()));
    }
}
