package io.customerhub.config;

/**
 * Every mistake that a configuration file can have, with the reason why it is refused. Codes are stable: they are never
 * given a second meaning.
 */
public enum ProblemCode {
    /** Not readable as a file. */
    FILE_UNREADABLE("HUB-CFG-001", "The file could not be read."),
    /** A name that cannot be a stream's. */
    FILE_NAME(
            "HUB-CFG-002", "The file name gives the stream its name, so it must be one that can be typed and stored."),
    /** A contract alone. */
    CONTRACT_WITHOUT_MAPPING("HUB-CFG-003", "A contract without a mapping says nothing of what a stream means."),
    /** A mapping alone. */
    MAPPING_WITHOUT_ROUTE("HUB-CFG-004", Weight.WARNING, "A mapping that no route reads does nothing."),

    /** Alerts that go nowhere. */
    ALERT_WITHOUT_ROUTE(
            "HUB-ALERT-023", Weight.WARNING, "It is said where alerts go to, and no route takes them there."),

    /** Broken YAML. */
    YAML_SYNTAX("HUB-YAML-001", "The text is not YAML 1.2."),
    /** Not UTF-8. */
    YAML_ENCODING("HUB-YAML-002", "Configuration files are UTF-8, so that names mean the same everywhere."),
    /** A key twice. */
    YAML_DUPLICATE_KEY("HUB-YAML-003", "A key that stands twice would lose one of its values in silence."),
    /** Too large, too deep or too many aliases. */
    YAML_LIMIT("HUB-YAML-004", "A file beyond the limits of size, depth or aliases could exhaust the memory."),
    /** Nothing in the file. */
    YAML_EMPTY("HUB-YAML-005", "An empty file says nothing."),
    /** A key that is no text. */
    YAML_KEY("HUB-YAML-006", "Keys are plain names."),

    /** A key that a mapping does not have. */
    MAPPING_UNKNOWN_KEY("HUB-MAP-001", "An unknown key would be ignored in silence, so a typing error would be, too."),
    /** A key that a mapping needs. */
    MAPPING_MISSING_KEY("HUB-MAP-002", "Without this key the records cannot be read."),
    /** A list where a text belongs, and the like. */
    MAPPING_WRONG_KIND("HUB-MAP-003", "The value is of another kind than the key expects."),
    /** An entity that is none. */
    MAPPING_ENTITY("HUB-MAP-004", "Each entity has a table of its own; there is none of this name."),
    /** An attribute that the entity lacks. */
    MAPPING_ATTRIBUTE("HUB-MAP-005", "The entity has no such attribute, so the value would go nowhere."),
    /** A standardizer that is none. */
    MAPPING_STANDARDIZER("HUB-MAP-006", "There is no standardizer of this name."),
    /** An option that the standardizer lacks. */
    MAPPING_OPTION("HUB-MAP-007", "The standardizer has no such option."),
    /** An option's value that is not allowed. */
    MAPPING_OPTION_VALUE("HUB-MAP-008", "The option does not take this value."),
    /** An option that the standardizer needs. */
    MAPPING_OPTION_MISSING("HUB-MAP-009", "The standardizer cannot work without this option."),
    /** A standardizer that gives another type. */
    MAPPING_MISFIT("HUB-MAP-010", "The standardizer's result does not fit the type of the attribute's column."),
    /** No standardizer where none can be assumed. */
    MAPPING_UNDECLARED("HUB-MAP-011", "What kind of name it is must be said, because persons and companies differ."),
    /** Both or neither of field and constant. */
    MAPPING_SOURCE("HUB-MAP-012", "A value comes from source fields or is a constant, never both and never neither."),
    /** A wrong onInvalid. */
    MAPPING_ON_INVALID("HUB-MAP-013", "What happens to an invalid value is one of three things."),
    /** A region that is none. */
    MAPPING_REGION("HUB-MAP-014", "Regions are ISO 3166-1 alpha-2 codes; phones, dates and addresses depend on them."),
    /** A date order that is none. */
    MAPPING_ORDER("HUB-MAP-015", "The order of day, month and year must be unmistakable; it is never guessed."),
    /** A time zone that is none. */
    MAPPING_ZONE("HUB-MAP-016", "Zones are names of the IANA time zone database."),
    /** A path that cannot be read. */
    MAPPING_PATH("HUB-MAP-017", "A source field is a name, or names joined by '.' with indexes such as [0]."),
    /** Lines for an entity without lines. */
    MAPPING_LINES("HUB-MAP-018", "Only orders carry lines."),
    /** A skip rule that does not say what to skip. */
    MAPPING_SKIP(
            "HUB-MAP-019",
            "A rule that leaves records out must say by name which ones, because they are counted under it."),
    /** A breaker out of range. */
    MAPPING_BREAKER("HUB-MAP-020", "A breaker outside of its range would never open or always be open."),
    /** The same field twice in a key. */
    MAPPING_KEY("HUB-MAP-021", "A key names each of its fields once."),
    /** A version that orders nothing. */
    MAPPING_VERSION("HUB-MAP-022", "A version must be a time, a date or a number, because only these have an order."),

    /** A date without an order. */
    MAPPING_ORDER_MISSING(
            "HUB-MAP-023",
            Weight.WARNING,
            "A date with slashes has two readings as long as nobody says which one is meant."),
    /** Values that may repeat which are none. */
    MAPPING_MAY_REPEAT(
            "HUB-MAP-024", "Values that many records may share are listed one by one, or all of them may be shared."),
    /** A code map in a file that is not there. */
    MAPPING_CODE_FILE(
            "HUB-MAP-025", "A code map stands in its line, or in a file of its own that the hub reads and watches."),
    /** A file of codes that is none. */
    MAPPING_CODES("HUB-MAP-026", "A file of codes has one line for each code, with what it means."),

    /** A key that ODCS does not have here. */
    CONTRACT_UNKNOWN_KEY("HUB-CON-001", "The Open Data Contract Standard 3.1 has no such key at this place."),
    /** A key that ODCS requires. */
    CONTRACT_MISSING_KEY("HUB-CON-002", "The Open Data Contract Standard 3.1 requires this key."),
    /** A list where a text belongs, and the like. */
    CONTRACT_WRONG_KIND("HUB-CON-003", "The value is of another kind than the key expects."),
    /** An apiVersion that is not supported. */
    CONTRACT_API_VERSION("HUB-CON-004", "The hub reads contracts of version 3 of the standard, up to 3.1."),
    /** A kind that is none. */
    CONTRACT_KIND("HUB-CON-005", "The standard knows one kind of contract."),
    /** A logical type that is none. */
    CONTRACT_LOGICAL_TYPE("HUB-CON-006", "The standard has no such logical type."),
    /** A pattern that does not compile. */
    CONTRACT_PATTERN("HUB-CON-007", "The pattern is no regular expression."),
    /** A pattern that may run for ever. */
    CONTRACT_PATTERN_COST(
            "HUB-CON-008", "Repetition inside repetition can take exponential time on one unlucky value."),
    /** A metric that is none. */
    CONTRACT_METRIC("HUB-CON-009", "The standard has no such metric for a property."),
    /** A path that cannot be read. */
    CONTRACT_PATH("HUB-CON-010", "A promised field is a name, or names joined by '.' with indexes such as [0]."),
    /** A mapped field that is not promised. */
    CONTRACT_FIELD("HUB-CON-011", "The mapping reads a field that the contract does not promise."),
    /** Not exactly one schema. */
    CONTRACT_SCHEMA("HUB-CON-012", "A stream has records of one kind, so its contract has one schema."),
    /** A limit that does not fit. */
    CONTRACT_LIMIT("HUB-CON-013", "The limit does not fit the logical type, or contradicts another one."),
    /** A field promised twice. */
    CONTRACT_TWICE("HUB-CON-014", "A field that is promised twice may be promised two different things."),

    /** A frequency that is none. */
    CONTRACT_FREQUENCY("HUB-CON-015", "A frequency is a number above 0 and a unit of time."),
    /** A flag kept quiet that is none, or without a reason. */
    CONTRACT_QUIET(
            "HUB-CON-016", "A flag is kept quiet by its name and with a reason, so that others understand it later."),
    /** A retention or a time to repair that is none. */
    CONTRACT_LIFETIME("HUB-CON-017", "How long something is kept is a number above 0 and a unit of time."),
    /** An error rate that is none. */
    CONTRACT_ERROR_RATE("HUB-CON-018", "How many dead letters are usual is a whole number a minute."),

    /** A file that is no Kamelet. */
    CONNECTOR_KAMELET("HUB-ROUTE-002", "A connector is a Kamelet, known by the name in its metadata."),
    /** A route without an id. */
    ROUTE_ID("HUB-ROUTE-003", "Status, runs and dead letters name the route by its id."),
    /** A connector that is none. */
    ROUTE_CONNECTOR("HUB-ROUTE-004", "There is no connector of this name."),
    /** An option that the connector lacks. */
    ROUTE_OPTION(
            "HUB-ROUTE-005",
            "Camel ignores an unknown Kamelet option in silence, so a typing error would be ignored, too."),
    /** An option that the connector needs. */
    ROUTE_OPTION_MISSING("HUB-ROUTE-006", "The connector cannot work without this option."),
    /** An option's value that is not allowed. */
    ROUTE_OPTION_VALUE("HUB-ROUTE-007", "The option does not take this value."),
    /** A system that is not that of the folder. */
    ROUTE_SYSTEM("HUB-ROUTE-008", "A source system has one folder, and its name is the system's name."),
    /** A stream without a mapping. */
    ROUTE_UNMAPPED("HUB-ROUTE-009", "Without a mapping nobody knows what the records of the stream mean."),
    /** A stream that two routes read. */
    ROUTE_STREAM_TWICE("HUB-ROUTE-010", "Two readers of one stream would share one position and lose records."),
    /** An id that two routes have. */
    ROUTE_ID_TWICE("HUB-ROUTE-011", "Camel puts a route in the place of another one with the same id, in silence."),
    /** A property that a route names and nobody sets. */
    ROUTE_PROPERTY("HUB-ROUTE-012", "A route cannot start without the properties that it names."),
    /** A step that Camel does not have. */
    ROUTE_STEP("HUB-ROUTE-013", "Camel has no step of this name."),
    /** A key that Camel does not have at this place. */
    ROUTE_KEY("HUB-ROUTE-014", "Camel's YAML has no such key at this place."),
    /** A list where a text belongs, and the like. */
    ROUTE_KIND("HUB-ROUTE-015", "The value is of another kind than Camel expects at this place."),
    /** A key that Camel needs. */
    ROUTE_KEY_MISSING("HUB-ROUTE-016", "Camel cannot make the route without this key."),
    /** A component that is none, or is not aboard. */
    ROUTE_COMPONENT(
            "HUB-ROUTE-017", "The part of an address before ':' names a component, and there is none of this name."),
    /** An option that the component lacks. */
    ENDPOINT_OPTION("HUB-ROUTE-018", "Camel's catalog knows no such option of this component."),
    /** A value that the option does not take. */
    ENDPOINT_VALUE("HUB-ROUTE-019", "Camel's catalog says that the option does not take this value."),
    /** A call that nobody answers. */
    ROUTE_TARGET("HUB-ROUTE-020", "A message sent to an address that no route starts from would fail."),
    /** A route that nobody calls. */
    ROUTE_UNCALLED(
            "HUB-ROUTE-021", Weight.WARNING, "A route that starts from direct: runs only when another one calls it."),
    /** A step after the end. */
    ROUTE_UNREACHABLE("HUB-ROUTE-022", Weight.WARNING, "No message comes to a step behind one that ends the route."),
    /** A connector's route that loads nothing. */
    ROUTE_WITHOUT_INGEST("HUB-ROUTE-023", "What does not come to direct:ingest is read and never loaded."),
    /** A secret for all to read. */
    SECRET_IN_CLEAR("HUB-ROUTE-024", "A secret in a route is read by everybody who sees the file or its history."),
    /** A bean that is not there. */
    ROUTE_BEAN("HUB-ROUTE-025", "A step or option names a bean that neither the hub nor the file has."),
    /** A route of one's own that brings messages which are no batches. */
    ROUTE_RECORDS(
            "HUB-ROUTE-030",
            "The pipeline takes batches of records; the message of another Camel component is none until the step"
                    + " records-action has made one of it."),

    /** A key that a test file does not have. */
    TEST_UNKNOWN_KEY("HUB-TEST-001", "An unknown key would be ignored in silence, so the test would test less."),
    /** A key that a test file needs. */
    TEST_MISSING_KEY("HUB-TEST-002", "Without this key the case cannot be run."),
    /** A list where a text belongs, and the like. */
    TEST_WRONG_KIND("HUB-TEST-003", "The value is of another kind than the key expects."),
    /** A stream that no route reads. */
    TEST_STREAM("HUB-TEST-004", "A test is for one stream, which a route of the same folder reads by a connector."),
    /** A fixture that is not there. */
    TEST_FIXTURE(
            "HUB-TEST-005", "What is named must be there, be it a file beside the test, a case or a built-in case."),
    /** A fixture that does not suit the connector. */
    TEST_SOURCE(
            "HUB-TEST-006", "A source is replaced by what its connector reads: files, rows, HTTP answers or posts."),
    /** A line of expected records that is none. */
    TEST_RECORD("HUB-TEST-007", "Expected records are JSON objects with a key, by the names of attributes."),
    /** A value that cannot be used. */
    TEST_VALUE("HUB-TEST-008", "The value cannot be used here."),
    /** A source that would be the real one. */
    TEST_REAL_SOURCE("HUB-TEST-009", "A test never calls a real system."),

    /** A key that a column map does not have. */
    COLUMNS_UNKNOWN_KEY("HUB-MATCH-001", "An unknown key would be ignored in silence, and the column with it."),
    /** A key that a column map needs. */
    COLUMNS_MISSING_KEY("HUB-MATCH-002", "Without this key the labelled records cannot be read."),
    /** A list where a text belongs, and the like. */
    COLUMNS_WRONG_KIND("HUB-MATCH-003", "The value is of another kind than the key expects."),
    /** A column that the file lacks. */
    COLUMNS_COLUMN("HUB-MATCH-004", "The labelled file has no column of this name."),
    /** None or several ways to know the truth. */
    COLUMNS_TRUTH("HUB-MATCH-005", "Figures need exactly one way to know which records are one customer."),
    /** A pattern that finds no customer. */
    COLUMNS_PATTERN("HUB-MATCH-006", "The pattern says which part of a record id names the customer."),
    /** A labelled record that cannot be used. */
    COLUMNS_RECORD("HUB-MATCH-007", "A record that is left out would make the figures better than they are."),
    /** A labelled file that cannot be read. */
    COLUMNS_FILE("HUB-MATCH-008", "Labelled records are CSV files with a header."),
    /** A column under two kinds. */
    COLUMNS_TWICE("HUB-MATCH-009", "Evidence that is counted twice makes the model too sure."),

    /** A key that matching rules do not have. */
    MATCHING_UNKNOWN_KEY("HUB-RULES-001", "An unknown key would be ignored in silence, and the rule with it."),
    /** A list where a number belongs, and the like. */
    MATCHING_VALUE("HUB-RULES-002", "The value is of another kind than the rule expects."),
    /** A number out of range. */
    MATCHING_RANGE("HUB-RULES-003", "A number outside of its range would switch the rule off or turn it round."),
    /** A word that is none of the known ones. */
    MATCHING_WORD("HUB-RULES-004", "The rule has one of a few words, and there is none of this name."),
    /** Thresholds in the wrong order. */
    MATCHING_THRESHOLDS("HUB-RULES-005", "Between the two thresholds stand the pairs that a steward looks at.");

    private enum Weight {
        ERROR,
        WARNING
    }

    private final String code;
    private final Weight weight;
    private final String reason;

    ProblemCode(String code, String reason) {
        this(code, Weight.ERROR, reason);
    }

    ProblemCode(String code, Weight weight, String reason) {
        this.code = code;
        this.weight = weight;
        this.reason = reason;
    }

    /** True when a project can run with it all the same. */
    public boolean isWarning() {
        return weight == Weight.WARNING;
    }

    /** The stable code, such as {@code HUB-MAP-007}. */
    public String code() {
        return code;
    }

    /** Why it is refused, in one sentence. */
    public String reason() {
        return reason;
    }
}
