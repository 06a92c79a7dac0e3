package io.customerhub.deploy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What {@code hub.properties} of a project sets. Camel reads the file by itself; this is for those who tell of it.
 *
 * @param values the values by name, in name order
 */
public record HubProperties(Map<String, String> values) {

    /** The name of the file. */
    public static final String FILE = "hub.properties";

    /**
     * The properties of a project; none when it has no such file.
     *
     * @throws UncheckedIOException when the file is there and cannot be read
     */
    public static HubProperties of(ProjectFolder project) {
        Path file = project.root().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return new HubProperties(Map.of());
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return new HubProperties(Collections.unmodifiableMap(values));
    }
}
