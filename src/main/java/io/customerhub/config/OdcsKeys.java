package io.customerhub.config;

import java.util.List;

/**
 * The keys and words of the Open Data Contract Standard 3.1.0 (bitol-io/open-data-contract-standard,
 * {@code schema/odcs-json-schema-v3.1.0.json}) at the places where the hub refuses unknown ones. Most of them the hub
 * accepts without acting on them.
 */
final class OdcsKeys {

    /** The versions whose contracts are read; 3.1 only adds to 3.0. */
    static final List<String> API_VERSIONS = List.of("v3.1.0", "v3.0.2", "v3.0.1", "v3.0.0");

    /** What the standard requires at the top. */
    static final List<String> REQUIRED = List.of("apiVersion", "kind", "id", "version", "status");

    static final List<String> TOP_LEVEL = List.of(
            "apiVersion",
            "kind",
            "id",
            "name",
            "version",
            "status",
            "tenant",
            "tags",
            "servers",
            "dataProduct",
            "description",
            "domain",
            "schema",
            "support",
            "price",
            "team",
            "roles",
            "slaDefaultElement",
            "slaProperties",
            "authoritativeDefinitions",
            "customProperties",
            "contractCreatedTs");

    static final List<String> PROPERTY = List.of(
            "id",
            "name",
            "logicalType",
            "logicalTypeOptions",
            "physicalType",
            "physicalName",
            "description",
            "businessName",
            "required",
            "unique",
            "primaryKey",
            "primaryKeyPosition",
            "partitioned",
            "partitionKeyPosition",
            "classification",
            "encryptedName",
            "transformSourceObjects",
            "transformLogic",
            "transformDescription",
            "examples",
            "criticalDataElement",
            "relationships",
            "quality",
            "tags",
            "authoritativeDefinitions",
            "customProperties",
            "items",
            "properties");

    static final List<String> LOGICAL_TYPES =
            List.of("string", "integer", "number", "boolean", "date", "timestamp", "time", "object", "array");

    static final List<String> METRICS =
            List.of("nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount");

    static final List<String> QUALITY_TYPES = List.of("library", "text", "sql", "custom");

    private OdcsKeys() {}
}
