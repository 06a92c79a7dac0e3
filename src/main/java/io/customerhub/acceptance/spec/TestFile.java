package io.customerhub.acceptance.spec;

import io.customerhub.config.Place;
import io.customerhub.record.StreamName;
import java.util.List;
import java.util.Map;

/**
 * One {@code routes/<system>/tests/<name>.test.yaml}.
 *
 * @param stream the stream that it tests
 * @param place where it starts; its file as an engineer would type it
 * @param cases its cases in file order, each name once
 * @param skipped the built-in cases that are left out, with the reason
 * @param properties what the route names as {@code {{name}}}
 */
public record TestFile(
        StreamName stream,
        Place place,
        List<TestCase> cases,
        Map<String, String> skipped,
        Map<String, String> properties) {

    /** How the names of test files end. */
    public static final String ENDING = ".test.yaml";
}
