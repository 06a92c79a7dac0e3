package io.customerhub.console.letter;

import io.customerhub.console.page.Table;
import io.customerhub.service.letter.ShowGroup;
import org.jspecify.annotations.Nullable;

/**
 * One cause of dead letters.
 *
 * @param choice its unfinished letters up to now
 * @param letters the newest of them; null for those who may not see letters
 */
public record GroupModel(ShowGroup.Group found, Choice choice, @Nullable Table letters) {}
