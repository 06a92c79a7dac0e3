package io.customerhub.acceptance.source;

import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import io.customerhub.deploy.ProjectFolder;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** What the routes of a project really name, from its {@code hub.properties} and the environment. */
public final class RealProperties {

    private final Map<String, String> file = new HashMap<>();
    private final Map<String, String> environment;
    private final Place place;

    /** Reads the file, if there is one. */
    public RealProperties(ProjectFolder project, Map<String, String> environment) {
        this.environment = environment;
        this.place = new Place("hub.properties", 1, 1);
        Path path = project.root().resolve("hub.properties");
        if (Files.isRegularFile(path)) {
            Properties read = new Properties();
            try (Reader in = Files.newBufferedReader(path)) {
                read.load(in);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            read.stringPropertyNames().forEach(name -> file.put(name, read.getProperty(name)));
        }
    }

    /**
     * Those of the file and those that the texts name, for a hub that has neither this file nor this environment.
     *
     * @throws FixtureException when one that is named has no value
     */
    public Map<String, String> all(Collection<String> texts) {
        Map<String, String> all = new HashMap<>(file);
        for (String text : texts) {
            Placeholders.replaced(text, placeholder -> {
                if (placeholder.indexOf(':') < 0) {
                    all.put(placeholder, value(placeholder));
                }
                return "";
            });
        }
        return all;
    }

    /**
     * The text with the values of its placeholders.
     *
     * @throws FixtureException when one has none
     */
    public String in(String text) {
        return Placeholders.replaced(text, this::value);
    }

    private String value(String placeholder) {
        String name = placeholder.startsWith("env:") ? placeholder.substring(4) : placeholder;
        int colon = name.indexOf(':');
        String plain = colon < 0 ? name : name.substring(0, colon);
        String variable = plain.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        String found = file.getOrDefault(plain, environment.getOrDefault(plain, environment.get(variable)));
        if (found != null) {
            return found;
        }
        if (colon >= 0) {
            return name.substring(colon + 1);
        }
        throw new FixtureException(new Problem(
                place,
                ProblemCode.ROUTE_PROPERTY.code(),
                "the property '" + plain + "' is not set; write " + plain
                        + "=... into hub.properties, or set the environment variable " + variable));
    }
}
