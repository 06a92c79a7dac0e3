package io.customerhub.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.customerhub.acceptance.CaseResult;
import io.customerhub.acceptance.CaseResult.Outcome;
import io.customerhub.acceptance.JunitReport;
import io.customerhub.acceptance.TestSelection;
import io.customerhub.acceptance.TestSuite;
import io.customerhub.config.HubSettings;
import io.customerhub.config.Problem;
import io.customerhub.deploy.ProjectFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub test}: the tests beside the routes. */
@Command(
        name = "test",
        description = {
            "Runs the tests in routes/<system>/tests: each source is replaced by sample files, rows, HTTP answers or posts;"
                    + " connector, route, pipeline and PostgreSQL are real. No warehouse is touched.",
            "",
            "Every stream with a test file also gets the built-in cases: empty, twice, header-only, unknown-field, bom,"
                    + " crlf, crash, wrong-credentials, future-cursor.",
            "",
            "Example: ./hub test erp/customers -x"
        },
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            paramLabel = "SELECT",
            arity = "0..*",
            description = "What to test: a source system, system/stream or system/stream/case; all without it.")
    private List<String> select = List.of();

    @Option(names = "--update", description = "Write the files of expected records anew, and show what changed.")
    private boolean update;

    @Option(
            names = "--record",
            description =
                    "Call the real web source of SELECT (system/stream) once through its connector, and write what it"
                            + " answered as fixtures, personal data masked, secrets removed.")
    private boolean record;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML, too.")
    private @Nullable Path junit;

    @Option(names = "--json", description = "Print the results as one JSON document.")
    private boolean json;

    @Option(names = "-x", description = "End at the first failure.")
    private boolean endAtFailure;

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        HubSettings settings = HubCommand.settings(terminal);
        if (record) {
            return new RecordingSession(terminal, settings).record(select).number();
        }
        TestSuite suite = new TestSuite(new ProjectFolder(settings.home()), new TestSelection(select), update);
        List<Problem> problems = suite.problems();
        if (!problems.isEmpty()) {
            problems.forEach(terminal.out()::println);
            terminal.say("No test was run: mend the test files first.");
            return ExitCode.CONFIGURATION.number();
        }
        requireTests(suite);
        TestReport report = new TestReport(terminal, json);
        List<CaseResult> results = run(suite, settings, report);
        if (results.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-RUN-009  no case is named " + String.join(", ", select) + "; ./hub test --json"
                            + " lists all cases by name");
        }
        report.end(results);
        if (junit != null) {
            JunitReport.write(junit, results);
        }
        boolean failed = results.stream().anyMatch(result -> result.outcome() == Outcome.FAILED);
        return failed ? ExitCode.TESTS_FAILED.number() : ExitCode.GOOD.number();
    }

    private void requireTests(TestSuite suite) {
        if (suite.streams().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-RUN-008  there are no tests"
                            + (select.isEmpty() ? "" : " for " + String.join(", ", select))
                            + "; write routes/<system>/tests/<stream>.test.yaml, such as"
                            + " routes/erp/tests/customers.test.yaml");
        }
    }

    /** The hub under test speaks of bad days that the tests make; only what the tests find is told. */
    private List<CaseResult> run(TestSuite suite, HubSettings settings, TestReport report) {
        List<CaseResult> results = new ArrayList<>();
        Logger logger = (Logger) LoggerFactory.getLogger("io.customerhub");
        Level before = logger.getLevel();
        logger.setLevel(Level.OFF);
        try (StopSignal stop = new StopSignal()) {
            suite.run(
                    settings.data().resolve("test"),
                    terminal::say,
                    result -> {
                        results.add(result);
                        report.tell(result);
                        return !(endAtFailure && result.outcome() == Outcome.FAILED);
                    },
                    stop::isWished);
        } catch (InterruptedException told) {
            terminal.say("Stopped; what was tested until then follows.");
        } finally {
            logger.setLevel(before);
        }
        return results;
    }
}
