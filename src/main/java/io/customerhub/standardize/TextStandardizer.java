package io.customerhub.standardize;

import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.util.List;
import java.util.Map;

/** Free text as it was cleansed; what cleansing could not repair is told. */
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
        StandardValue value = shortened(text);
        return isDamaged(text) ? value.with(IssueCode.TEXT_DAMAGED.code()) : value;
    }

    private StandardValue shortened(String text) {
        if (text.length() <= maxLength) {
            return StandardValue.valid(text);
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return new StandardValue(
                text.substring(0, end), Validity.VALID, Map.of(), List.of(IssueCode.TEXT_SHORTENED.code()));
    }

    /**
     * The replacement character of Unicode, the same read as windows-1252 (ï¿½), or two of them read as GBK (锟斤拷): what
     * was there is lost.
     */
    private static boolean isDamaged(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && (c == 0xFFFD || c == '锟' && text.startsWith("锟斤拷", i) || text.startsWith("ï¿½", i))) {
                return true;
            }
        }
        return false;
    }
}
