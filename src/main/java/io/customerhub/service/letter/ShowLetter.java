package io.customerhub.service.letter;

import io.customerhub.access.Request;

/**
 * Asks for all about one letter, masked.
 *
 * @param letter its number
 */
public record ShowLetter(long letter) implements Request<LetterView> {

    @Override
    public String subject() {
        return "letter " + letter;
    }
}
