package io.customerhub.ingest.packed;

import io.customerhub.ingest.RecordReader;
import io.customerhub.ingest.Slice;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.record.Rejection;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a file one after another as if they were one, so that a number of records is a position in the whole
 * file. Messages name the part when there are several.
 */
public final class PartsReader implements RecordReader {

    /** How a part is read. */
    public interface Opening {
        /** Reads a part from its beginning. */
        RecordReader open(FilePart part) throws IOException;
    }

    private final FileParts parts;
    private final Opening opening;
    private int next;
    private @Nullable RecordReader current;
    private boolean cutOff;

    /** A reader of parts, which are closed with it. */
    public PartsReader(FileParts parts, Opening opening) {
        this.parts = parts;
        this.opening = opening;
    }

    @Override
    public boolean read(Slice slice) throws IOException {
        int before = slice.rejections().size();
        boolean more = next(slice);
        List<Rejection> rejections = slice.rejections();
        if (parts.parts().size() > 1) {
            for (int i = before; i < rejections.size(); i++) {
                rejections.set(i, placed(rejections.get(i)));
            }
        }
        return more;
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
        try {
            closeCurrent();
        } finally {
            parts.close();
        }
    }

    private boolean next(@Nullable Slice slice) throws IOException {
        while (current != null || next < parts.parts().size()) {
            try {
                if (current == null) {
                    current = opening.open(parts.parts().get(next));
                    next++;
                }
                if (slice == null ? current.skip() : current.read(slice)) {
                    return true;
                }
            } catch (UnreadableException e) {
                throw parts.parts().size() == 1 ? e : placed(e);
            }
            cutOff |= current.isCutOff();
            closeCurrent();
        }
        return false;
    }

    private void closeCurrent() throws IOException {
        RecordReader closing = current;
        current = null;
        if (closing != null) {
            closing.close();
        }
    }

    private String place() {
        return "in the entry '"
                + parts.parts().get(current == null ? next : next - 1).name() + "': ";
    }

    private UnreadableException placed(UnreadableException problem) {
        return new UnreadableException(problem.code(), problem.row(), place() + problem.getMessage());
    }

    private Rejection placed(Rejection rejection) {
        return Rejection.unreadable(
                rejection.row(),
                rejection.code(),
                place() + rejection.message(),
                rejection.content(),
                rejection.payload());
    }
}
