package io.customerhub.acceptance.spec;

import io.customerhub.config.Place;
import java.util.List;
import java.util.Map;

/**
 * What a source holds in a case, in one of the forms that connectors read. A new form is a new record here, with a stand-in
 * for the source in the package {@code source}.
 */
public sealed interface SourceContent {

    /** Where it stands in the test file. */
    Place place();

    /** How a test file names the form. */
    String key();

    /**
     * Files in a folder.
     *
     * @param files their content by name, in file order
     */
    record Files(Place place, Map<String, byte[]> files) implements SourceContent {
        @Override
        public String key() {
            return "files";
        }
    }

    /**
     * Tables of a database.
     *
     * @param tables the tables
     * @param scripts SQL that is run when the tables are filled; it may also make them
     */
    record Rows(Place place, List<Table> tables, List<String> scripts) implements SourceContent {
        @Override
        public String key() {
            return "rows";
        }
    }

    /**
     * What a web server is asked and answers.
     *
     * @param exchanges requests and answers
     * @param order how strictly they are held
     */
    record Http(Place place, List<Exchange> exchanges, Order order) implements SourceContent {
        @Override
        public String key() {
            return "http";
        }
    }

    /**
     * What is posted to the hub.
     *
     * @param bodies the messages in order, JSON
     */
    record Posts(Place place, List<byte[]> bodies) implements SourceContent {
        @Override
        public String key() {
            return "posts";
        }
    }

    /** How strictly the requests to a web server are held against the list. */
    enum Order {
        /** One after another as they are listed; a request that is not the next one fails the case. */
        AS_LISTED,
        /** Each as often as it comes, the answer of the closest request; one that is not listed fails the case. */
        ANY,
        /** Every request gets the only answer. */
        ALWAYS
    }

    /**
     * A table.
     *
     * @param name its name, with its schema if it has one
     * @param columns its columns
     * @param csv its rows as CSV without a header; an empty cell without quotes is NULL
     */
    record Table(String name, List<Column> columns, String csv) {}

    /**
     * A column.
     *
     * @param name its name
     * @param type its type in PostgreSQL, {@code text} where the test does not say
     */
    record Column(String name, String type) {}

    /**
     * One request and its answer.
     *
     * @param place where it stands
     * @param request what must be asked
     * @param response what is answered
     */
    record Exchange(Place place, Request request, Response response) {}

    /**
     * What must be asked.
     *
     * @param method such as {@code GET}
     * @param path the path of the address, without its query
     * @param query parameters that the query must have; one of an empty text may be missing; others are not compared
     * @param headers headers that the request must have, others are not compared
     */
    record Request(String method, String path, Map<String, String> query, Map<String, String> headers) {}

    /**
     * What is answered.
     *
     * @param status the HTTP status
     * @param headers headers, with the media type
     * @param body the bytes; none for an empty body
     */
    record Response(int status, Map<String, String> headers, byte[] body) {}
}
