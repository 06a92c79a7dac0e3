package io.customerhub.service.letter;

/** How letters are written to a file. */
public enum ExportFormat {
    /** One JSON object a line. */
    JSON_LINES,
    /** CSV (RFC 4180) in which a spreadsheet finds no formula. */
    CSV,
    /** CSV with every field as it is, for programs: a spreadsheet may take a field for a formula and carry it out. */
    CSV_AS_IS
}
