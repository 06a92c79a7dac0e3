package io.customerhub.explain;

/**
 * What a code means.
 *
 * @param code the stable code, such as {@code HUB-MAP-007}
 * @param title one phrase
 * @param meaning what it says, and why it matters
 * @param example the mistake, or what the hub says
 * @param remedy what to do
 */
public record Explanation(String code, String title, String meaning, String example, String remedy) {}
