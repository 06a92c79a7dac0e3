package io.customerhub.acceptance;

import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A small project with one stream of CSV files, and the command {@code hub test} on it. */
final class TestedProject {

    static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: version, as: number}
            region: CN
            fields:
              formatted_name: {from: name, as: person-name}
              phone.mobile: {from: phone, as: phone}
              status: {from: status, as: code, map: {A: active}, onInvalid: reject}
            """;

    static final String SAMPLE =
            """
            id,version,name,phone,status
            1,1,王小明,138 0013 8000,A
            2,1,Ann Miller,,A
            3,1,李雷,13900139000,X
            """;

    static final String EXPECTED =
            """
            {"key":"1","formatted_name":"王小明","phone.mobile":"+8613800138000","status":"active"}
            {"key":"2","formatted_name":"Ann Miller","phone.mobile":null}
            """;

    static final String TESTS =
            """
            cases:
              - name: two good, one bad
                given: {files: sample.csv}
                expect:
                  records: expected.jsonl
                  letters: [{record: 4, stage: validate, code: HUB-VAL-001, field: status}]
                  counts: {read: 3, loaded: 2, dead: 1}
            """;

    private final ProjectInFolder project;

    private TestedProject(ProjectInFolder project) {
        this.project = project;
    }

    /** The project with a test that passes. */
    static TestedProject in(Path folder) {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        return new TestedProject(project)
                .write("sample.csv", SAMPLE)
                .write("expected.jsonl", EXPECTED)
                .write("customers.test.yaml", TESTS);
    }

    ProjectInFolder project() {
        return project;
    }

    /** Writes a file into the folder of the tests. */
    TestedProject write(String name, String text) {
        project.write("routes/crm/tests/" + name, text);
        return this;
    }

    String read(String name) {
        return project.read("routes/crm/tests/" + name);
    }

    /** Runs {@code hub test} with these arguments, on the PostgreSQL that all tests of this package share. */
    Shell.Result test(String... arguments) {
        return test(Map.of(), arguments);
    }

    /** The same with more in the environment. */
    Shell.Result test(Map<String, String> more, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "test";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Shell(environment(project.root(), more)).hub(all);
    }

    static Map<String, String> environment(Path root, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("HUB_HOME", root.toString());
        environment.put(
                "HUB_DATA", TestDatabase.folder("hub-test").toAbsolutePath().toString());
        environment.put("NO_COLOR", "1");
        return environment;
    }
}
