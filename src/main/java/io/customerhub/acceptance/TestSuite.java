package io.customerhub.acceptance;

import io.customerhub.acceptance.TestFiles.Tested;
import io.customerhub.config.Problem;
import io.customerhub.deploy.ProjectFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The tests beside the routes of a project. Each case reads a stand-in of its source through the shipped connector, route
 * and pipeline into a PostgreSQL of the tests; no warehouse and no real system is touched.
 */
public final class TestSuite {

    private final ProjectFolder project;
    private final TestSelection selection;
    private final boolean update;
    private final TestFiles files;
    private final List<Tested> tested;

    /**
     * Reads the test files.
     *
     * @param update true to write expected records anew, so that their files need not be there
     */
    public TestSuite(ProjectFolder project, TestSelection selection, boolean update) {
        this.project = project;
        this.selection = selection;
        this.update = update;
        this.files = new TestFiles(project);
        this.tested = files.read(selection, update);
    }

    /** What is wrong with the test files; while there is anything, they should not be run. */
    public List<Problem> problems() {
        return files.problems(selection);
    }

    /** The streams with tests, as {@code system/stream}. */
    public List<String> streams() {
        return tested.stream().map(one -> one.file().stream().toString()).toList();
    }

    /**
     * Runs the cases.
     *
     * @param data where the PostgreSQL of the tests lives and what is scratch; kept from one time to the next
     * @param talk gets a line for each step that takes a while
     * @param goOn hears each result as it comes; false ends the run
     * @param stop true once all shall end
     */
    public void run(Path data, Consumer<String> talk, Predicate<CaseResult> goOn, BooleanSupplier stop)
            throws InterruptedException {
        if (tested.isEmpty()) {
            return;
        }
        try (ScratchFolder scratch = ScratchFolder.make(data);
                ScratchServer server = ScratchServer.start(data.resolve("postgres"), talk)) {
            for (int i = 0; i < tested.size(); i++) {
                Tested one = tested.get(i);
                // a stream may have several files
                Path folder =
                        scratch.path().resolve(one.file().stream().toString()).resolve("file-" + i);
                try (CaseStage stage = new CaseStage(
                        server,
                        project,
                        files.connectors(),
                        one.file(),
                        one.entity(),
                        one.route().options(),
                        folder,
                        stop)) {
                    if (!new FileRun(one, stage, selection, update, goOn).run() || stop.getAsBoolean()) {
                        return;
                    }
                }
            }
        }
    }
}
