package io.customerhub.draft;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of sources that can be drafted, with the connector of each and what it can be drafted from. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are made here and never changed
public enum SourceType {
    /** CSV files in a folder. */
    CSV_FILE("csv-file", EnumSet.of(From.SAMPLE)),
    /** JSON files in a folder. */
    JSON_FILE("json-file", EnumSet.of(From.SAMPLE)),
    /** Excel workbooks in a folder. */
    XLSX_FILE("xlsx-file", EnumSet.of(From.SAMPLE)),
    /** Files on an SFTP server. */
    SFTP_FILE("sftp-file", EnumSet.of(From.SAMPLE)),
    /** A source that posts over HTTP. */
    WEBHOOK("webhook", EnumSet.of(From.SAMPLE)),
    /** A topic of Kafka. */
    KAFKA_TOPIC("kafka-topic", EnumSet.of(From.SAMPLE)),
    /** A table of a database. */
    DATABASE_TABLE("database-table", EnumSet.of(From.TABLE)),
    /** A REST API. */
    REST_API("rest-api", EnumSet.of(From.SAMPLE, From.OPENAPI));

    /** What a draft is made from. */
    public enum From {
        /** A file with records. */
        SAMPLE("--from-sample"),
        /** A table. */
        TABLE("--from-table"),
        /** An OpenAPI file. */
        OPENAPI("--from-openapi");

        private final String option;

        From(String option) {
            this.option = option;
        }

        /** The option of the command line. */
        public String option() {
            return option;
        }
    }

    private final String yamlName;
    private final Set<From> sources;

    SourceType(String yamlName, Set<From> sources) {
        this.yamlName = yamlName;
        this.sources = sources;
    }

    /** The name, which is also that of the connector's folder. */
    public String yamlName() {
        return yamlName;
    }

    /** The name of the connector's Kamelet. */
    public String connector() {
        return yamlName + "-source";
    }

    /** True when it can be drafted from this. */
    public boolean takes(From from) {
        return sources.contains(from);
    }

    /** The options of the command line that it can be drafted from, in words. */
    public String options() {
        return sources.stream().map(From::option).collect(Collectors.joining(" or "));
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(SourceType::yamlName).toList();
    }

    /**
     * The type of a name.
     *
     * @throws DraftException when there is none
     */
    public static SourceType named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.yamlName.equals(name))
                .findFirst()
                .orElseThrow(() -> new DraftException(
                        "HUB-NEW-001  there is no type '" + name + "'; there are " + String.join(", ", names())));
    }
}
