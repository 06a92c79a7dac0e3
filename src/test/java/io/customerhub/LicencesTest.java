package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The licence of each library, as its POM in the local Maven repository says it. */
final class LicencesTest {

    /** Licences that would have to become ours; with the class path exception they would not. */
    private static boolean isStrict(String licence) {
        String name = licence.toLowerCase(Locale.ROOT);
        boolean isGeneral = name.contains("gpl") || name.contains("general public");
        boolean isLesser = name.contains("lgpl") || name.contains("lesser") || name.contains("library general");
        boolean isExcepted = name.contains("cpe") || name.contains("class path") || name.contains("classpath");
        return isGeneral && !isLesser && !isExcepted;
    }

    @Test
    void noLibraryIsUnderTheGplOrAgplAlone() throws Exception {
        Map<String, List<String>> licences = new TreeMap<>();
        for (Path jar : jars()) {
            Path pom = jar.resolveSibling(
                    jar.getFileName().toString().replaceFirst("(-[a-z][a-z0-9_-]*)?\\.jar$", ".pom"));
            Path plain = jar.resolveSibling(jar.getParent().getParent().getFileName() + "-"
                    + jar.getParent().getFileName() + ".pom");
            Path found = Files.exists(plain) ? plain : pom;
            licences.put(String.valueOf(jar.getFileName()), licences(root(jar), found));
        }
        assertThat(licences).as("libraries with a POM beside them").hasSizeGreaterThan(100);
        assertThat(licences).allSatisfy((jar, names) -> {
            assertThat(names).as(jar).isNotEmpty();
            assertThat(names.stream().allMatch(LicencesTest::isStrict))
                    .as(jar + " " + names)
                    .isFalse();
        });
    }

    @Test
    void theTestKnowsALicenceWhenItSeesOne() {
        assertThat(List.of("GNU General Public License, version 3", "AGPL-3.0", "GPL-2.0-only"))
                .allMatch(LicencesTest::isStrict);
        assertThat(List.of("LGPL-2.1", "GPL2 w/ CPE", "GNU Lesser General Public License", "Apache-2.0"))
                .noneMatch(LicencesTest::isStrict);
    }

    private static List<Path> jars() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator))
                .filter(entry ->
                        entry.endsWith(".jar") && entry.replace('\\', '/').contains("/repository/"))
                .map(Path::of)
                .toList();
    }

    private static Path root(Path jar) {
        Path at = jar;
        while (!at.getFileName().toString().equals("repository")) {
            at = Objects.requireNonNull(at.getParent());
        }
        return at;
    }

    /** Its own, or those of the nearest parent that names any. */
    private static List<String> licences(Path repository, Path pom) throws Exception {
        if (!Files.exists(pom)) {
            return List.of();
        }
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Element project = factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
        List<String> names = new ArrayList<>();
        Element own = child(project, "licenses");
        for (Node licence = own == null ? null : own.getFirstChild();
                licence != null;
                licence = licence.getNextSibling()) {
            if (licence instanceof Element element && child(element, "name") != null) {
                names.add(text(element, "name"));
            }
        }
        Element parent = child(project, "parent");
        if (!names.isEmpty() || parent == null) {
            return names;
        }
        String artifact = text(parent, "artifactId");
        String version = text(parent, "version");
        Path above = repository
                .resolve(text(parent, "groupId").replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
        return licences(repository, above);
    }

    private static String text(Element of, String name) {
        return Objects.requireNonNull(child(of, name)).getTextContent().strip();
    }

    private static @Nullable Element child(Element of, String name) {
        for (Node at = of.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return null;
    }
}
