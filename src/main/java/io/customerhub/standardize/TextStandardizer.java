package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.util.List;
import java.util.Map;

/** Free text as it was cleansed. */
final class TextStandardizer implements Standardizer {

    private final int maxLength;

    /**
     * A standardizer of free text.
     *
     * @param maxLength the longest text in characters
     */
    TextStandardizer(int maxLength) {
        this.maxLength = maxLength;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        if (text.length() <= maxLength) {
            return StandardValue.valid(text);
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return new StandardValue(
                text.substring(0, end), Validity.VALID, Map.of(), List.of(IssueCode.TEXT_SHORTENED.code()));
    }
}
