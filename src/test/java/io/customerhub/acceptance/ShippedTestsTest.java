package io.customerhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Runs {@code hub test} on the project that is shipped. */
class ShippedTestsTest {

    @Test
    void everyTestBesideTheShippedRoutesPasses() throws Exception {
        Shell.Result result =
                new Shell(TestedProject.environment(Path.of("").toAbsolutePath(), Map.of())).hub("test", "--json");

        List<String> failed = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        Set<String> streams = new TreeSet<>();
        for (JsonNode one : new ObjectMapper().readTree(result.out()).path("cases")) {
            streams.add(one.path("stream").asText());
            switch (one.path("outcome").asText()) {
                case "passed" -> {
                    // as it should be
                }
                case "gap" ->
                    gaps.add(
                            one.path("stream").asText() + " " + one.path("case").asText());
                default -> failed.add(one.toPrettyString());
            }
        }
        assertThat(failed).isEmpty();
        assertThat(result.exit()).isZero();
        assertThat(streams)
                .containsExactly(
                        "crm/accounts",
                        "crm/contacts",
                        "desk/cases",
                        "desk/requesters",
                        "erp/customers",
                        "erp/order-lines",
                        "erp/orders",
                        "shop/customers",
                        "shop/orders");
        // what the hub cannot do yet: a gap that was closed, or a new one, is to be noticed here
        assertThat(gaps).isEmpty();
    }
}
