package io.customerhub.acceptance;

/**
 * One thing that is not as it should be.
 *
 * @param record the key of the record, or what it is about: {@code counts}, {@code dead letters}, {@code source}
 * @param attribute the attribute or count; empty when it is about the whole
 * @param expected what was expected; empty for nothing
 * @param found what was found; empty for nothing
 */
public record Difference(String record, String attribute, String expected, String found) {}
