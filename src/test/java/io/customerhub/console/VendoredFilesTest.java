package io.customerhub.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class VendoredFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/customerhub/console/vendor");

    @Test
    void scriptsOfOthersAreByteForByteAsPublished() throws IOException, NoSuchAlgorithmException {
        TreeSet<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(FOLDER.resolve("SHA256SUMS"))) {
            String[] parts = line.split("  ", 2);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(FOLDER.resolve(parts[1])));
            assertThat(HexFormat.of().formatHex(hash)).as(parts[1]).isEqualTo(parts[0]);
            listed.add(parts[1]);
        }
        TreeSet<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .forEach(there::add);
        }
        there.remove("SHA256SUMS");
        there.remove("README.md");
        there.remove("scripts.cdx.json");
        assertThat(listed).isEqualTo(there);
    }

    @Test
    void theListOfPartsNamesEachScriptWithItsHashAndPackage() throws IOException {
        TreeSet<String> parts = new TreeSet<>();
        String packages = Files.readString(FOLDER.resolve("README.md"));
        for (JsonNode library : new ObjectMapper()
                .readTree(FOLDER.resolve("scripts.cdx.json").toFile())
                .get("components")) {
            assertThat(packages)
                    .contains("`" + library.get("name").asText() + "` "
                            + library.get("version").asText());
            for (JsonNode file : library.get("components")) {
                parts.add(file.at("/hashes/0/content").asText() + "  "
                        + file.get("name").asText());
            }
        }
        TreeSet<String> sums = new TreeSet<>(Files.readAllLines(FOLDER.resolve("SHA256SUMS")));
        sums.removeIf(line -> line.endsWith("LICENSE"));
        assertThat(parts).isEqualTo(sums);
    }
}
