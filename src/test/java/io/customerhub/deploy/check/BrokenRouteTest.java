package io.customerhub.deploy.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in a route file, the checks answer with problems and never throw. */
final class BrokenRouteTest {

    private static final List<String> FRAGMENTS = List.of(
            ": ",
            "- ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\n",
            "\n    ",
            "uri: ",
            "from: ",
            "to: ",
            "steps:",
            "kamelet:",
            "direct:",
            "?a=%",
            "&",
            "{{",
            "}}",
            "${",
            "stop: ",
            "file:",
            "://",
            "parameters: ",
            "null",
            "true",
            "12",
            "route: ",
            "#");

    @Test
    void noMutationOfAShippedRouteMakesACheckThrow() throws IOException {
        RouteGrammar grammar = RouteGrammar.load();
        EndpointCheck endpoints = new EndpointCheck(scheme -> true, List.of("csv-file-source"));
        PlaceholderCheck placeholders = new PlaceholderCheck(name -> false, name -> false, List.of());
        List<String> routes = List.of(
                Files.readString(Path.of("routes/dead-letters.camel.yaml")),
                Files.readString(Path.of("routes/crm/crm.camel.yaml")),
                Files.readString(Path.of("routes/pipeline.camel.yaml")));
        Random random = new Random(20260102);
        int checked = 0;
        int mistaken = 0;
        for (int round = 0; round < 3_000; round++) {
            byte[] content = mutated(routes.get(round % routes.size()), random).getBytes(UTF_8);
            YamlNode root = YamlFile.read("r.camel.yaml", content, new Problems());
            if (root == null) {
                continue;
            }
            Problems problems = new Problems();
            FlowCheck flow = new FlowCheck();
            flow.learn("r.camel.yaml", root);
            flow.check("r.camel.yaml", false, problems);
            new GrammarCheck(grammar, problems).check(root);
            endpoints.check(root, problems);
            placeholders.check(root, problems);
            new SecretCheck((uri, option) -> endpoints.isSecret(uri, option), problems).check(root);
            assertThat(problems.sorted())
                    .allSatisfy(problem ->
                            assertThat(problem.message()).isNotBlank().doesNotContain("\n"));
            checked++;
            mistaken += problems.isEmpty() ? 0 : 1;
        }
        assertThat(checked).isGreaterThan(500);
        assertThat(mistaken).isGreaterThan(100);
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(mutated.length());
            if (random.nextBoolean()) {
                mutated.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            } else {
                mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(12)));
            }
        }
        return mutated.toString();
    }
}
