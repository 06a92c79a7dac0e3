package io.customerhub.draft;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to draft from.
 *
 * @param system the name of the source system
 * @param stream the name of the stream, or null to take it from the file, table or path
 * @param entity how a mapping names the entity, or null to guess it
 * @param type the kind of source
 * @param from what is given
 * @param file the sample or OpenAPI file, or null
 * @param table the table, or null
 * @param path the path of the OpenAPI file, or null to choose one
 * @param url the JDBC URL, or the address of the API; null when not given
 * @param user the user of the database, or null
 * @param password its password, or null; it is used and never written
 */
public record DraftRequest(
        String system,
        @Nullable String stream,
        @Nullable String entity,
        SourceType type,
        SourceType.From from,
        @Nullable Path file,
        @Nullable String table,
        @Nullable String path,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) {}
