package io.customerhub.console.letter;

import io.customerhub.access.Outcome;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Parameters;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Result;
import io.customerhub.record.StreamName;
import io.customerhub.service.letter.GroupView;
import io.customerhub.service.letter.LetterState;
import io.customerhub.service.letter.MendLetters;
import io.customerhub.service.letter.MendingRule;
import io.customerhub.service.letter.PreviewMending;
import io.customerhub.service.letter.SaveRule;
import io.customerhub.service.letter.ShowGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mending many letters by a rule: the rule in a form, what it would do to ten of them, and then doing it. */
public final class MendPage implements Page {

    static final String PATH = "/dead-letters/mend";

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PATH, MendPage::form);
        routes.post(PATH + "/preview", MendPage::preview);
        routes.post(PATH, MendPage::mend);
        routes.post(PATH + "/save", MendPage::save);
        routes.get(PATH + "/preview", page -> Reply.redirect("/dead-letters"));
    }

    private static Reply form(PageContext page) {
        Choice choice = Choice.of(page).in(LetterState.OPEN);
        MendForm form = new MendForm(MendingRule.Kind.TRIM, field(page, choice), "", "", "", "", "");
        return Reply.html("letters-mend", new MendModel(choice, DecisionsPage.scope(page, choice), form, null, null));
    }

    /** The field that failed is the one that most likely is to be mended. */
    private static String field(PageContext page, Choice choice) {
        String group = choice.filter().group();
        if (group == null) {
            return "";
        }
        GroupView found = page.ask(new ShowGroup(group)).group();
        return found.field() == null ? "" : found.field();
    }

    private static Reply preview(PageContext page) {
        Choice choice = Choice.of(page);
        MendForm form = MendForm.of(page);
        PreviewMending.Preview preview = page.ask(new PreviewMending(choice.asked(), List.of(form.rule())));
        return Reply.html(
                "letters-mend",
                new MendModel(choice, DecisionsPage.scope(page, choice), form, preview, stream(page, choice)));
    }

    /** The one stream of the letters, as far as the choice says so. */
    private static @Nullable StreamName stream(PageContext page, Choice choice) {
        String group = choice.filter().group();
        if (group != null) {
            return page.ask(new ShowGroup(group)).group().stream();
        }
        String system = choice.filter().system();
        String stream = choice.filter().stream();
        return system == null || stream == null ? null : new StreamName(system, stream);
    }

    /** The rule goes into the mapping, so that records need not be mended any more. */
    private static Reply save(PageContext page) {
        StreamName stream;
        try {
            stream = StreamName.parse(page.needed("rule-stream"));
        } catch (IllegalArgumentException none) {
            throw Parameters.invalid("rule-stream");
        }
        SaveRule.Saved saved = page.ask(new SaveRule(stream, MendForm.of(page).rule()));
        return Reply.html(
                "letters-written",
                new WrittenModel(
                        saved.isWritten(),
                        saved.file() == null ? List.of() : List.of(saved.file() + ":" + saved.line()),
                        saved.words(),
                        saved.before(),
                        saved.after(),
                        saved.problems(),
                        Choice.of(page).back()));
    }

    /** What was mended is open in new letters; the next page offers to replay them. */
    private static Reply mend(PageContext page) {
        Choice choice = Choice.of(page);
        MendLetters asked =
                new MendLetters(choice.asked(), List.of(MendForm.of(page).rule()), page.form("key-change") != null);
        Outcome outcome = page.ask(asked);
        long upTo = outcome.figures().getOrDefault("upTo", 0L);
        Result result = new Result("dead-letters.mend", asked.subject(), outcome.figures());
        boolean canReplay = upTo > 0 && !choice.isByNumber();
        return page.done(result, canReplay ? choice.upTo(upTo).to(PlansPage.NEW) : choice.back());
    }

    /**
     * A rule as the form has it.
     *
     * @param values for {@code MAP} one pair a line, as {@code old = new}
     */
    public record MendForm(
            MendingRule.Kind kind,
            String field,
            String value,
            String values,
            String format,
            String pattern,
            String replacement) {

        static MendForm of(PageContext page) {
            MendingRule.@Nullable Kind kind = Parameters.word(MendingRule.Kind.class, "kind", page.needed("rule"));
            return new MendForm(
                    kind == null ? MendingRule.Kind.TRIM : kind,
                    page.needed("rule-field"),
                    text(page, "value"),
                    text(page, "values"),
                    text(page, "format"),
                    text(page, "pattern"),
                    text(page, "replacement"));
        }

        /** Spaces at the ends may be meant. */
        private static String text(PageContext page, String name) {
            List<String> values = page.forms(name);
            return values.isEmpty() ? "" : values.get(0);
        }

        /** The name of its kind in a form. */
        public String word() {
            return kind.name().toLowerCase(java.util.Locale.ROOT);
        }

        MendingRule rule() {
            return switch (kind) {
                case SET -> MendingRule.set(field, value.isEmpty() ? null : value);
                case MAP -> MendingRule.map(field, pairs());
                case TRIM -> MendingRule.trim(field);
                case DATE -> MendingRule.date(field, format.strip());
                case REPLACE -> MendingRule.replace(field, pattern, replacement);
            };
        }

        private Map<String, String> pairs() {
            Map<String, String> pairs = new LinkedHashMap<>();
            values.lines().filter(line -> !line.isBlank()).forEach(line -> {
                int equals = line.indexOf('=');
                if (equals < 0) {
                    throw Parameters.invalid("values");
                }
                pairs.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            });
            return pairs;
        }
    }

    /**
     * The page.
     *
     * @param scope how many letters it is about
     * @param preview what the rule would do; null before
     * @param stream the stream into whose mapping the rule can be saved; null when it is not one
     */
    public record MendModel(
            Choice choice,
            String scope,
            MendForm form,
            PreviewMending.@Nullable Preview preview,
            @Nullable StreamName stream) {}

    /**
     * What was written into the files of the project.
     *
     * @param files the files, relative to the project
     * @param words what was done, or why nothing was
     * @param before the line as it was, or empty
     * @param after the line as it is, or empty
     * @param problems why nothing was written; empty when it was
     */
    public record WrittenModel(
            boolean isWritten,
            List<String> files,
            String words,
            String before,
            String after,
            List<String> problems,
            String back) {}
}
