package io.customerhub.console.letter;

import io.customerhub.console.page.FilterField;
import io.customerhub.service.letter.ListLetters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of letters.
 *
 * @param choice all that the filter finds, frozen at the highest letter
 * @param next what the next page comes after, or null
 */
public record LettersModel(ListLetters.Page found, List<FilterField> filters, Choice choice, @Nullable String next) {}
