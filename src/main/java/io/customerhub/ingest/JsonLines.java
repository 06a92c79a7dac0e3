package io.customerhub.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerhub.record.Content;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object from each line; blank lines are no records. */
final class JsonLines implements RecordReader {

    private final TextWindow window;
    private final int limit;
    private final PayloadCodec codec = new PayloadCodec();
    private final TrailerCheck trailer;
    private boolean ended;
    private boolean cutOff;

    JsonLines(DecodedText text, JsonOptions options) {
        this.limit = options.maxRecordChars();
        this.trailer = new TrailerCheck(options.trailer());
        this.window = new TextWindow(text, limit);
    }

    @Override
    public boolean read(Slice slice) throws IOException {
        return next(slice);
    }

    @Override
    public boolean skip() throws IOException {
        return next(null);
    }

    @Override
    public boolean isCutOff() {
        return cutOff;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    private boolean next(@Nullable Slice slice) throws IOException {
        while (window.start < window.end || window.more()) {
            int length = window.lineLength();
            boolean last = window.start + length >= window.end && !window.isFull();
            cutOff = false;
            if (!isBlank(length)) {
                long told = trailer.told(window.chars, window.start, length);
                if (told != TrailerPattern.NONE) {
                    end(told);
                    return false;
                }
                trailer.count();
                // without a line break after it, only its content tells whether the last line is whole
                if (slice != null || last) {
                    Slice target = slice != null ? slice : new Slice(1);
                    int before = target.rejections().size();
                    add(target, length);
                    cutOff = last && target.rejections().size() > before;
                }
                window.skipLine();
                return true;
            }
            window.skipLine();
        }
        if (!ended) {
            ended = true;
            trailer.ended(window.line);
        }
        return false;
    }

    private void end(long told) throws IOException {
        ended = true;
        long line = window.line;
        window.skipLine();
        while (window.start < window.end || window.more()) {
            if (!isBlank(window.lineLength())) {
                trailer.reached(told, line, false);
            }
            window.skipLine();
        }
        trailer.reached(told, line, true);
    }

    private void add(Slice slice, int length) {
        long row = window.line;
        if (!window.allows(length)) {
            slice.add(line("HUB-READ-034", "is longer than " + limit + " characters", length, TextWindow.EXCERPT));
            return;
        }
        if (window.isDamaged(length)) {
            slice.add(line(
                    "HUB-READ-033",
                    "holds bytes that are not " + window.charset() + ", or a replacement character",
                    length,
                    TextWindow.KEPT));
            return;
        }
        try (JsonParser parser = JsonTree.FACTORY.createParser(window.chars, window.start, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                slice.add(line("HUB-READ-032", "is no JSON object", length, TextWindow.KEPT));
                return;
            }
            Map<String, Object> fields = JsonTree.object(parser);
            if (parser.nextToken() != null) {
                slice.add(line("HUB-READ-031", "goes on after its JSON object", length, TextWindow.KEPT));
            } else if (JsonTree.isDamaged(fields)) {
                slice.add(line("HUB-READ-033", "holds NUL or half a surrogate pair", length, TextWindow.KEPT));
            } else {
                slice.add(row, new Content.Tree(fields), codec.encode(fields));
            }
        } catch (IOException e) {
            slice.add(line("HUB-READ-031", "cannot be read: " + JsonTree.reason(e), length, TextWindow.KEPT));
        }
    }

    private Rejection line(String code, String problem, int length, int kept) {
        return Rejection.unreadable(
                window.line,
                code,
                "expected one JSON object; line " + window.line + " " + problem,
                PayloadKind.LINE,
                window.original(length, kept));
    }

    private boolean isBlank(int length) {
        for (int i = window.start; i < window.start + length; i++) {
            if (window.chars[i] > ' ') {
                return false;
            }
        }
        return true;
    }
}
