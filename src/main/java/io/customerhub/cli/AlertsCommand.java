package io.customerhub.cli;

import static io.customerhub.cli.AnswerPrinter.second;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.service.alert.AcknowledgeAlert;
import io.customerhub.service.alert.AlertView;
import io.customerhub.service.alert.ListAlerts;
import io.customerhub.service.alert.SeeQuietHours;
import io.customerhub.service.alert.SetQuietHours;
import io.customerhub.service.alert.ShowAlert;
import io.customerhub.service.alert.TargetView;
import io.customerhub.service.alert.TestAlerts;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub alerts}: what people have to know, and how it reaches them. */
@Command(
        name = "alerts",
        description = {
            "Shows what the hub tells people by itself, and lets them say that they know.",
            "Where alerts are sent stands in routes/alerts.camel.yaml; HUB_ALERT_WEBHOOK and HUB_ALERT_MAIL_TO turn it on."
        },
        footer = {"", "Example: hub alerts acknowledge 12 --note \"the shop mends its export\""},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AlertsCommand {

    private final Terminal terminal;

    AlertsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this);
    }

    @Command(
            name = "list",
            description = "Alerts, newest first: those whose cause is still there, unless --state says otherwise.",
            footer = {"", "Example: hub alerts list --state any --stream crm/contacts"},
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--state", description = "raised, acknowledged, resolved or any.") @Nullable String state,
            @Option(names = "--kind", description = "One kind only, such as new-group.") @Nullable String kind,
            @Option(names = "--stream", paramLabel = "SYSTEM/STREAM", description = "Of this stream only.") @Nullable
                    String stream,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            description = "How many at most [${DEFAULT-VALUE}].",
                            defaultValue = "100")
                    int limit,
            @Option(names = "--before", paramLabel = "N", description = "Only smaller numbers: the next page.")
                    @Nullable
                    Long before,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        ListAlerts.Answer answer = perform(new ListAlerts(state, kind, stream, limit, before));
        if (json) {
            print(answer);
        } else {
            terminal.out().print(table(answer));
            answer.targets().forEach(this::tell);
            if (answer.targets().isEmpty()) {
                terminal.say("Alerts are only shown: nothing says where to send them (HUB_ALERT_WEBHOOK,"
                        + " HUB_ALERT_MAIL_TO).");
            }
            if (answer.before() != null) {
                terminal.say("More: --before " + answer.before());
            }
        }
        return ExitCode.GOOD.number();
    }

    private void tell(TargetView target) {
        if (target.failures() > 0) {
            terminal.say("%s has not been reached %d times in a row (%s); it is tried again at %s"
                    .formatted(target.name(), target.failures(), target.failure(), second(target.nextTryAt())));
        }
    }

    private static String table(ListAlerts.Answer answer) {
        TextTable table = new TextTable(">alert", "severity", "state", "since", ">times", "what");
        for (AlertView alert : answer.alerts()) {
            table.row(
                    String.valueOf(alert.number()),
                    alert.severity(),
                    alert.state(),
                    second(alert.firstRaised()),
                    String.valueOf(alert.times()),
                    alert.code() + "  " + alert.sentence());
        }
        return table.text();
    }

    @Command(
            name = "show",
            description = "One alert, and where it was sent.",
            footer = {"", "Example: hub alerts show 12"},
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "NUMBER", description = "Its number.") long number,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        ShowAlert.Answer answer = perform(new ShowAlert(number));
        if (json) {
            print(answer);
        } else {
            terminal.out().print(described(answer));
        }
        return ExitCode.GOOD.number();
    }

    private static String described(ShowAlert.Answer answer) {
        AlertView alert = answer.alert();
        StringBuilder text = new StringBuilder();
        line(text, "alert", alert.number() + ", " + alert.severity() + ", " + alert.state());
        line(text, "what", alert.code() + "  " + alert.sentence());
        line(
                text,
                "about",
                alert.subjectKind() + " " + alert.subject() + (alert.part().isEmpty() ? "" : ", " + alert.part()));
        line(
                text,
                "since",
                second(alert.firstRaised()) + ", seen last " + second(alert.lastSeen()) + ", " + alert.times()
                        + " times");
        if (alert.acknowledgedBy() != null) {
            line(
                    text,
                    "acknowledged",
                    second(alert.acknowledgedAt()) + " by " + alert.acknowledgedBy() + ": " + alert.note());
        }
        if (alert.resolvedAt() != null) {
            line(text, "gone", second(alert.resolvedAt()));
        }
        for (ShowAlert.Delivery delivery : answer.deliveries()) {
            line(
                    text,
                    delivery.target(),
                    (delivery.news().equals("resolved") ? "that it is over: " : "")
                            + delivery.state()
                            + (delivery.at() == null
                                    ? ""
                                    : ", " + second(delivery.at()) + ", attempt " + delivery.attempts() + ": "
                                            + delivery.result()));
        }
        line(text, "what to do", "./hub explain " + alert.code());
        return text.toString();
    }

    @Command(
            name = "acknowledge",
            description = "Says that you know of an alert, so that it is not told again.",
            footer = {"", "Example: hub alerts acknowledge 12 --note \"the shop mends its export\""},
            mixinStandardHelpOptions = true)
    int acknowledge(
            @Parameters(paramLabel = "NUMBER", description = "Its number.") long number,
            @Option(names = "--note", description = "What others should know; no personal data.", defaultValue = "")
                    String note,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        return changed(perform(new AcknowledgeAlert(number, note)), json, "alert " + number + " is acknowledged");
    }

    @Command(
            name = "quiet-hours",
            description = "Shows or sets when only critical alerts are sent; the others wait and come as one message.",
            footer = {
                "",
                "Example: hub alerts quiet-hours --from 22:00 --until 07:00 --zone Asia/Shanghai",
                "         hub alerts quiet-hours --none"
            },
            mixinStandardHelpOptions = true)
    int quietHours(
            @Option(names = "--from", paramLabel = "HH:MM", description = "Their beginning every day.") @Nullable
                    String from,
            @Option(names = "--until", paramLabel = "HH:MM", description = "Their end.") @Nullable String until,
            @Option(names = "--zone", description = "The time zone of both; that of this machine without it.") @Nullable
                    String zone,
            @Option(names = "--none", description = "There are none any more.") boolean none,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        if (none && (from != null || until != null)) {
            throw new CommandFailure(ExitCode.USAGE, "HUB-ALERT-022  write --none alone, or --from and --until");
        }
        if (none || from != null || until != null) {
            return changed(
                    perform(new SetQuietHours(from, until, zone)),
                    json,
                    none ? "there are no quiet hours" : "quiet hours are from " + from + " to " + until);
        }
        SeeQuietHours.Answer hours = perform(new SeeQuietHours());
        if (json) {
            print(hours);
        } else if (hours.from() == null) {
            terminal.out().println("there are no quiet hours");
        } else {
            terminal.out()
                    .println("from " + hours.from() + " to " + hours.until() + " " + hours.zone() + ", set by "
                            + hours.setBy() + " at " + second(hours.setAt()));
        }
        return ExitCode.GOOD.number();
    }

    @Command(
            name = "test",
            description = "Has the running hub send a test alert to every target, and says what came of it.",
            footer = {"", "Example: hub alerts test"},
            mixinStandardHelpOptions = true)
    int test(
            @Option(
                            names = "--wait",
                            paramLabel = "SECONDS",
                            description = "How long to wait for the targets [${DEFAULT-VALUE}].",
                            defaultValue = "30")
                    int seconds,
            @Option(names = "--json", description = "Print one JSON document.") boolean json)
            throws InterruptedException {
        long number = perform(new TestAlerts()).figures().getOrDefault("alert", 0L);
        ShowAlert.Answer answer = perform(new ShowAlert(number));
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (answer.deliveries().stream().anyMatch(one -> one.at() == null) && System.nanoTime() < until) {
            TimeUnit.SECONDS.sleep(1);
            answer = perform(new ShowAlert(number));
        }
        if (json) {
            print(answer);
        } else {
            answer.deliveries().forEach(one -> terminal.out().println(one.target() + "  " + tested(one)));
        }
        if (answer.deliveries().isEmpty()) {
            terminal.say("Alert " + number + " is only shown: nothing says where to send it (HUB_ALERT_WEBHOOK,"
                    + " HUB_ALERT_MAIL_TO), or no hub has run with it yet.");
        }
        boolean isSent = !answer.deliveries().isEmpty()
                && answer.deliveries().stream().allMatch(one -> one.state().equals("sent"));
        return (isSent ? ExitCode.GOOD : ExitCode.FINDINGS).number();
    }

    private static String tested(ShowAlert.Delivery delivery) {
        if (delivery.state().equals("sent")) {
            return "has taken it at " + second(delivery.at());
        }
        return delivery.at() == null
                ? "has not been tried yet; does a hub run?"
                : "has not taken it at " + second(delivery.at()) + ": " + delivery.result() + "; it is tried again";
    }

    private int changed(Outcome outcome, boolean json, String words) {
        if (json) {
            print(outcome);
        } else {
            terminal.out().println(words);
        }
        return ExitCode.GOOD.number();
    }

    private <A> A perform(Request<A> request) {
        return ShellAction.perform(terminal, request);
    }

    private void print(Object answer) {
        terminal.out().println(AnswerPrinter.json(answer));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-14s %s%n", name, value));
    }
}
