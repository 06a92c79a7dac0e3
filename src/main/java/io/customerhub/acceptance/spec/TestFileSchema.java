package io.customerhub.acceptance.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema of test files, with which editors complete them; the strict reader says the same in other words. */
public final class TestFileSchema {

    private TestFileSchema() {}

    /** The schema (JSON Schema 2020-12) as one JSON document. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(TestFileSchema.class.getResourceAsStream("test.schema.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
