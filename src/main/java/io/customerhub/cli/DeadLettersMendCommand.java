package io.customerhub.cli;

import io.customerhub.access.Outcome;
import io.customerhub.service.letter.LetterChoice;
import io.customerhub.service.letter.LetterView;
import io.customerhub.service.letter.MendLetters;
import io.customerhub.service.letter.MendingRule;
import io.customerhub.service.letter.PreviewMending;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub dead-letters mend}: new versions of many records by rules. */
@Command(
        name = "mend",
        description = {
            "Makes new versions of records by rules, in the order set, map, trim, date, replace. It shows ten of them before"
                    + " and after; with --yes it does it.",
        },
        footer = {
            "",
            "Example: hub dead-letters mend --group 9f86d081884c7d65 --map status:M=A --map status:N=S",
            "         hub dead-letters mend --code HUB-VAL-001 --date born=dd.MM.yyyy --trim name --yes",
            "         hub dead-letters mend 12 13 --replace 'phone=^0049' --with '+49'"
        },
        mixinStandardHelpOptions = true)
final class DeadLettersMendCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ChosenLetters letters = new ChosenLetters();

    @Option(names = "--set", paramLabel = "FIELD=VALUE", description = "One value for all.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--map",
            paramLabel = "FIELD:FROM=TO",
            description = "A whole value by another one; may be repeated.")
    private List<String> map = new ArrayList<>();

    @Option(names = "--trim", paramLabel = "FIELD", description = "White space off both ends.")
    private List<String> trim = new ArrayList<>();

    @Option(
            names = "--date",
            paramLabel = "FIELD=FORMAT",
            description = "A date in a format of java.time, such as dd.MM.yyyy, becomes ISO 8601.")
    private Map<String, String> date = new LinkedHashMap<>();

    @Option(
            names = "--replace",
            paramLabel = "FIELD=PATTERN",
            description = "What a regular expression (RE2) finds becomes the text of --with.")
    private @Nullable String replace;

    @Option(
            names = "--with",
            paramLabel = "TEXT",
            description = "The text for --replace; $1 is what the first bracket found.")
    private String with = "";

    @Option(names = "--change-key", description = "Keys may become others, which makes them other records.")
    private boolean changeKey;

    @Option(names = "--yes", description = "Do it, without a question.")
    private boolean yes;

    @Option(names = "--json", description = "Print one JSON document: the preview, or with --yes what was done.")
    private boolean json;

    DeadLettersMendCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<MendingRule> rules = rules();
        try (LetterSession session = new LetterSession(terminal)) {
            LetterChoice choice = letters.open(session.latest());
            if (!yes) {
                PreviewMending.Preview preview = session.perform(new PreviewMending(choice, rules));
                if (json) {
                    session.print(preview);
                } else {
                    tell(preview);
                }
                terminal.say("Nothing was changed; --yes does it.");
                return ExitCode.GOOD.number();
            }
            Outcome outcome = session.perform(new MendLetters(choice, rules, changeKey));
            Map<String, Long> figures = outcome.figures();
            terminal.say(
                    "%,d letters mended, %,d unchanged, %,d left because their key would change, %,d left otherwise"
                            .formatted(
                                    figures.getOrDefault("mended", 0L),
                                    figures.getOrDefault("unchanged", 0L),
                                    figures.getOrDefault("keys", 0L),
                                    figures.getOrDefault("left", 0L)));
            if (json) {
                session.print(outcome);
            }
            return ExitCode.GOOD.number();
        }
    }

    private void tell(PreviewMending.Preview preview) {
        TextTable table = new TextTable(">letter", "field", "before", "after");
        for (PreviewMending.Sample sample : preview.samples()) {
            for (LetterView.Change change : sample.changes()) {
                table.row(
                        Long.toString(sample.letter()),
                        change.path(),
                        change.before() == null ? "" : change.before(),
                        change.after() == null ? "" : change.after());
            }
        }
        terminal.out().print(table.text());
        if (preview.tried() > 0) {
            terminal.say("%,d of %,d that were tried so would pass the rules of today"
                    .formatted(preview.passing(), preview.tried()));
        }
        terminal.say("%,d of %s%,d letters would change%s"
                .formatted(
                        preview.changed(),
                        preview.isWhole() ? "" : "the first ",
                        preview.looked(),
                        preview.keys() == 0
                                ? ""
                                : ", %,d of them get another key, which needs --change-key".formatted(preview.keys())));
    }

    private List<MendingRule> rules() {
        List<MendingRule> rules = new ArrayList<>();
        set.forEach((field, value) -> rules.add(MendingRule.set(field, value)));
        Map<String, Map<String, String>> maps = new LinkedHashMap<>();
        for (String one : map) {
            int colon = one.indexOf(':');
            int equals = one.indexOf('=', colon + 1);
            if (colon < 1 || equals < 0) {
                throw new CommandFailure(ExitCode.USAGE, "HUB-DL-003  --map expects FIELD:FROM=TO");
            }
            maps.computeIfAbsent(one.substring(0, colon), none -> new LinkedHashMap<>())
                    .put(one.substring(colon + 1, equals), one.substring(equals + 1));
        }
        maps.forEach((field, values) -> rules.add(MendingRule.map(field, values)));
        trim.forEach(field -> rules.add(MendingRule.trim(field)));
        date.forEach((field, format) -> rules.add(MendingRule.date(field, format)));
        if (replace != null) {
            int equals = replace.indexOf('=');
            if (equals < 1) {
                throw new CommandFailure(ExitCode.USAGE, "HUB-DL-003  --replace expects FIELD=PATTERN");
            }
            rules.add(MendingRule.replace(replace.substring(0, equals), replace.substring(equals + 1), with));
        }
        return rules;
    }
}
