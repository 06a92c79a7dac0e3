package io.customerhub.quality;

import io.customerhub.record.AttributeValue;
import io.customerhub.record.Judgement;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.util.List;

/** Counts the values of a batch that are judged, and those that are valid. Used by one thread. */
final class ValueCount {

    private long judged;
    private long valid;
    private long judgedOfRecord;
    private long validOfRecord;

    /** The next record; what was counted of the one before does not count unless it was {@link #keep}t. */
    void begin() {
        judgedOfRecord = 0;
        validOfRecord = 0;
    }

    /** A promise that was asked for. */
    void promised(boolean isKept) {
        judgedOfRecord++;
        validOfRecord += isKept ? 1 : 0;
    }

    /** The record goes on: its values count, with the promises that were asked for. */
    void keep(SourceRecord record) {
        judge(record.attributes());
        for (List<AttributeValue> line : record.lines()) {
            judge(line);
        }
        judged += judgedOfRecord;
        valid += validOfRecord;
    }

    private void judge(List<AttributeValue> values) {
        for (int i = 0; i < values.size(); i++) {
            StandardValue standard = values.get(i).standard();
            if (standard != null && standard.validity() != Validity.MISSING) {
                judgedOfRecord++;
                validOfRecord +=
                        standard.validity() == Validity.VALID || standard.validity() == Validity.POSSIBLE ? 1 : 0;
            }
        }
    }

    Judgement judgement() {
        return new Judgement(judged, valid);
    }
}
