package io.customerhub.service.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an export. A face writes the header once and the lines of each part, and asks for the next part until there is
 * none: memory stays bounded whatever the number of letters.
 *
 * @param header the first line of the file; null for a format that has none
 * @param lines the lines, without their ends
 * @param next {@code after} of the next part; null when this is the last
 * @param upTo the highest letter of the export; give it with the next request, so that letters that come meanwhile stay out
 */
public record ExportPage(@Nullable String header, List<String> lines, @Nullable Long next, long upTo) {}
