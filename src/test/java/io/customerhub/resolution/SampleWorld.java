package io.customerhub.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import io.customerhub.sample.SampleDemo;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The sample world in a warehouse of its own, loaded by the hub's own way; nothing is matched yet.
 *
 * @param project the project that read it
 * @param url the JDBC URL of the warehouse
 * @param shell runs commands on both
 * @param truth which record belongs to which party, as the world knows
 */
record SampleWorld(ProjectInFolder project, String url, Shell shell, Path truth) {

    /** Loads a world of about so many persons and organizations. */
    static SampleWorld load(Path folder, int parties) throws IOException {
        return load(ProjectInFolder.in(folder.resolve("project")), folder, parties);
    }

    /** The same in a project that has other source systems already. */
    static SampleWorld load(ProjectInFolder project, Path folder, int parties) throws IOException {
        String url = TestDatabase.fresh();
        try (SampleDemo sample =
                SampleDemo.start(folder.resolve("systems"), parties, TestDatabase.empty(), line -> {})) {
            sample.properties().forEach(project::property);
            List.of("crm", "erp", "shop", "desk").forEach(project::shipped);
            Shell shell = new Shell(project.environment(url));
            Shell.Result run = shell.hub("run", "--once");
            // 6: the sample world has records that must be refused
            assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(6);
            return new SampleWorld(project, url, shell, sample.truth());
        }
    }
}
