package io.customerhub.cli;

import io.customerhub.service.customer.CustomerPage;
import io.customerhub.service.customer.SearchCustomers;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub customer search}: the customers that a text may mean. */
@Command(
        name = "search",
        description =
                "Lists the customers that a text may mean: beginnings of words of a name, also in pinyin, or a whole phone"
                        + " number, e-mail address, identifier, record (crm/contacts/1001 or its key) or id. Values are"
                        + " masked.",
        footer = {"", "Example: hub customer search 张伟", "         hub customer search +8613912345678 --json"},
        mixinStandardHelpOptions = true)
final class CustomerSearchCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "TEXT", description = "What to look for; several words are one text.")
    private List<String> words = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most [${DEFAULT-VALUE}].")
    private int limit;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    CustomerSearchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CustomerPage page = ShellAction.perform(
                terminal,
                new SearchCustomers(
                        SearchCustomers.By.ANYTHING, String.join(" ", words), null, null, Math.max(1, limit)));
        if (json) {
            terminal.out().println(AnswerPrinter.document(page).toPrettyString());
        } else if (page.customers().isEmpty()) {
            terminal.say("No customer was found.");
        } else {
            TextTable table = new TextTable("id", "type", "name", "phone", "e-mail", ">records");
            page.customers()
                    .forEach(one -> table.row(
                            one.id().toString(),
                            one.partyType(),
                            one.name(),
                            one.phone(),
                            one.email(),
                            Integer.toString(one.records())));
            terminal.out().print(table.text());
        }
        return ExitCode.GOOD.number();
    }
}
