package io.customerhub.report.page;

/**
 * A number on an axis.
 *
 * @param at where it stands, in pixels
 * @param label the number
 */
public record Tick(String at, String label) {}
