package io.customerhub.service.letter;

import io.customerhub.record.StreamName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One cause of dead letters.
 *
 * @param group its fingerprint: the same for all letters of one stream, stage, code, field and frame
 * @param stream the stream
 * @param stage the step that refused the records
 * @param code the stable code; a face that has a text of its own for the code shows that
 * @param field the field that failed, or null when it is the whole record
 * @param frame class and method of the hub, when it was a fault of the hub; else null
 * @param sentence what is wrong and what to do, in English
 * @param counts how many letters it has by state; states without any are left out
 * @param unfinished how many of them somebody still has to finish
 * @param inputRead how many records its stream has read in the hours of the trend
 * @param share letters of the trend per record read in its hours, 0 to 1; null when nothing was read
 * @param trend how many of its letters were first delivered in each of the last 24 hours, oldest first, the hour under way
 *     last
 * @param firstSeen the first delivery of any
 * @param lastSeen the last delivery of any
 * @param oldest the first delivery of its oldest unfinished letter; null when all are finished
 * @param owner whom the contract names as the owner of the stream; null when it names nobody
 * @param assignee who looks after it; null when nobody has been named: then it is the owner's
 * @param lastNote what was written about it last, or null
 * @param isStillFailing the cause was known, and within the last ten minutes the source delivered more records that failed
 *     so: a replay would be useless now. More are those of another run than the one that delivered the first, or of the same
 *     one when it goes on for more than ten minutes
 * @param pause why the stream is paused, or null when it is not
 */
public record GroupView(
        String group,
        StreamName stream,
        String stage,
        String code,
        @Nullable String field,
        @Nullable String frame,
        String sentence,
        Map<LetterState, Long> counts,
        long unfinished,
        long inputRead,
        @Nullable Double share,
        List<Long> trend,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant oldest,
        @Nullable String owner,
        @Nullable String assignee,
        @Nullable NoteView lastNote,
        boolean isStillFailing,
        @Nullable String pause) {}
