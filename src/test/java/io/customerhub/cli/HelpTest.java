package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Whoever asks a command for help sees how it is written, not only what it has. */
final class HelpTest {

    @Test
    void theHelpOfEachCommandHasAnExampleOfThatCommand() {
        List<String> without = new ArrayList<>();
        int seen = look(HubCommand.line(terminal()), "hub", without);
        assertThat(without).isEmpty();
        assertThat(seen).isGreaterThan(80);
    }

    private static Terminal terminal() {
        return new Terminal(System.in, System.out, System.err, Map.of("NO_COLOR", "1"), false);
    }

    private static int look(CommandLine line, String name, List<String> without) {
        int seen = 0;
        for (Map.Entry<String, CommandLine> one : line.getSubcommands().entrySet()) {
            CommandLine below = one.getValue();
            if (!one.getKey().equals(below.getCommandName()) || one.getKey().equals("help")) {
                continue;
            }
            String full = name + ' ' + one.getKey();
            String help = below.getUsageMessage(CommandLine.Help.Ansi.OFF);
            int example = help.indexOf("Example");
            if (example < 0 || help.indexOf(full, example) < 0) {
                without.add(full);
            }
            seen += 1 + look(below, full, without);
        }
        return seen;
    }

    @Test
    void helpIsPrintedWithoutAWarehouse() {
        Shell.Result help = new Shell(Map.of("HUB_DATA", "/nowhere")).hub("customer", "show", "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Usage: hub customer show", "Example: hub customer show");
    }
}
