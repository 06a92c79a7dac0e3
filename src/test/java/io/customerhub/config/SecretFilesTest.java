package io.customerhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aSettingIsReadFromTheFileThatIsNamedWithoutTheLineBreakAtItsEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("db-password"), " s3cret pass\n");
        HubSettings settings = HubSettings.from(Map.of(
                "HUB_WAREHOUSE_URL",
                "jdbc:postgresql://db/hub",
                "HUB_WAREHOUSE_PASSWORD_FILE",
                file.toString(),
                "HUB_OIDC_ISSUER",
                "https://login.example.com",
                "HUB_OIDC_CLIENT_ID",
                "hub",
                "HUB_OIDC_CLIENT_SECRET_FILE",
                file.toString()));
        assertThat(settings.warehousePassword()).isEqualTo("s3cret pass");
        assertThat(settings.console().oidc()).isNotNull().satisfies(oidc -> assertThat(oidc.clientSecret())
                .isEqualTo("s3cret pass"));
        assertThat(settings.toString() + settings.console()).doesNotContain("s3cret");
    }

    @Test
    void withoutAFileTheVariableItselfCounts() {
        assertThat(SecretFiles.value(Map.of("A", "x", "A_FILE", " "), "A")).isEqualTo("x");
        assertThat(SecretFiles.value(Map.of(), "A")).isNull();
    }

    @Test
    void whatCannotBeReadAsASecretIsRefusedWithTheVariableAndThePath() throws IOException {
        Path big = Files.write(folder.resolve("big"), new byte[70_000]);
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        for (Path wrong : new Path[] {folder.resolve("missing"), folder, big, binary}) {
            assertThatThrownBy(() -> SecretFiles.value(Map.of("A_FILE", wrong.toString()), "A"))
                    .hasMessageStartingWith("HUB-SET-005  A_FILE")
                    .hasMessageContaining(wrong.toString());
        }
        assertThatThrownBy(() -> SecretFiles.value(Map.of("A", "other", "A_FILE", secret.toString()), "A"))
                .hasMessageContaining("beside A")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aTypingErrorInTheNameIsStillFound() {
        assertThatThrownBy(() -> HubSettings.from(Map.of("HUB_WAREHOUSE_PASWORD_FILE", "/run/secrets/x")))
                .hasMessageStartingWith("HUB-SET-002");
    }
}
