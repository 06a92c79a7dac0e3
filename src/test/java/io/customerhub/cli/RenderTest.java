package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenderTest {

    @TempDir
    private Path folder;

    private Shell.Result render(Map<String, String> environment, String... arguments) {
        ProjectInFolder project = ProjectInFolder.in(folder)
                .shipped("shop")
                .property("shop.url", "https://shop.example.com")
                .property("shop.secret", "never-to-be-seen");
        Map<String, String> all = new HashMap<>(project.environment("jdbc:postgresql://nowhere/x"));
        all.putAll(environment);
        return new Shell(all).hub(arguments);
    }

    @Test
    void everyValueIsShownWithItsOrigin() {
        Shell.Result result = render(Map.of("SHOP_CLIENT", "the-client"), "render", "shop");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out().lines().map(line -> line.replaceAll(" +#", " #").strip()))
                .contains(
                        "- route:",
                        "id: shop-customers # routes/shop/shop.camel.yaml:4",
                        "url: https://shop.example.com/api/customers # routes/shop/shop.camel.yaml:11, hub.properties"
                                + " shop.url",
                        "every: 60s # routes/shop/shop.camel.yaml:24",
                        "lookback: 2m # default of rest-api-source",
                        "uri: direct:ingest # routes/shop/shop.camel.yaml:27");
    }

    @Test
    void secretsAreMaskedAndWhatNobodySetsIsSaid() {
        Shell.Result result = render(Map.of(), "render", "shop");
        assertThat(result.out())
                .doesNotContain("never-to-be-seen")
                .containsPattern("clientSecret: \"\\*\\*\\*\" +# .*:23, hub.properties shop.secret")
                .contains("NOT SET: shop.client");
    }

    @Test
    void theEnvironmentWinsOverTheFileAsInCamel() {
        assertThat(render(Map.of("SHOP_URL", "https://other.example.com"), "render", "shop")
                        .out())
                .contains("https://other.example.com/api/customers")
                .doesNotContain("https://shop.example.com");
    }

    @Test
    void anUnknownSystemIsAnsweredWithTheNearest() {
        Shell.Result result = render(Map.of(), "render", "shpo");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("HUB-RUN-005", "did you mean 'shop'?");
    }
}
