package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.explain.Explanation;
import io.customerhub.explain.Explanations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub explain}: what a code means, with an example and the way out. */
@Command(
        name = "explain",
        description =
                "Explains a code of the hub, with an example and the way out, or a loaded record; without a code it lists all.",
        footer = {"", "Example: hub explain HUB-MAP-007", "         hub explain record crm/contacts/42"},
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            paramLabel = "CODE",
            arity = "0..*",
            description = "A code, such as HUB-MAP-007, MAP-7 or a family, HUB-MAP.")
    private List<String> codes = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this).addSubcommand(new ExplainRecordCommand(terminal));
    }

    @Override
    public Integer call() {
        Explanations explanations = Explanations.load();
        if (codes.isEmpty()) {
            print(explanations.all(), false);
            return ExitCode.GOOD.number();
        }
        List<Explanation> found = new ArrayList<>();
        boolean isFamily = false;
        for (String code : codes) {
            List<Explanation> family = family(explanations, code);
            isFamily |= !family.isEmpty();
            found.addAll(family.isEmpty() ? List.of(one(explanations, code)) : family);
        }
        print(found, !isFamily);
        return ExitCode.GOOD.number();
    }

    private static List<Explanation> family(Explanations explanations, String name) {
        String prefix = name.strip().toUpperCase(java.util.Locale.ROOT).replaceFirst("-?\\*?$", "") + "-";
        String whole = prefix.startsWith("HUB-") ? prefix : "HUB-" + prefix;
        return prefix.matches(".*\\d-") || whole.equals("HUB-HUB-")
                ? List.of()
                : explanations.all().stream()
                        .filter(known -> known.code().startsWith(whole))
                        .toList();
    }

    private static Explanation one(Explanations explanations, String code) {
        return explanations.of(code).orElseThrow(() -> {
            String nearest = explanations.nearest(code);
            return new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-EXP-001  there is no code '" + code + "'"
                            + (nearest == null ? "" : "; did you mean '" + nearest + "'?")
                            + "; hub explain alone lists all codes");
        });
    }

    private void print(List<Explanation> found, boolean whole) {
        if (json) {
            terminal.out().println(document(found));
        } else if (whole) {
            for (Explanation one : found) {
                terminal.out().println(one.code() + "  " + one.title());
                terminal.out().println();
                terminal.out().println("What it means  " + one.meaning());
                terminal.out().println("Example        " + one.example());
                terminal.out().println("The way out    " + one.remedy());
            }
        } else {
            TextTable table = new TextTable("code", "what it is");
            found.forEach(one -> table.row(one.code(), one.title()));
            terminal.out().print(table.text());
        }
    }

    private static String document(List<Explanation> found) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        ArrayNode list = document.putArray("codes");
        for (Explanation one : found) {
            list.addObject()
                    .put("code", one.code())
                    .put("title", one.title())
                    .put("meaning", one.meaning())
                    .put("example", one.example())
                    .put("remedy", one.remedy());
        }
        return document.toPrettyString();
    }
}
