package io.customerhub.pipeline.rest;

import io.customerhub.ingest.rest.ParentList;
import io.customerhub.ingest.rest.http.JsonPlace;
import io.customerhub.ingest.rest.http.RequestForm;
import io.customerhub.ingest.rest.http.UrlTemplate;
import io.customerhub.pipeline.Texts;
import io.customerhub.record.FieldPath;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of the Kamelet that say whose children the records are. */
public final class RestParentOptions {

    private static final Set<String> PLACEHOLDERS =
            Set.of(RequestForm.CURSOR, RequestForm.PAGE, RequestForm.PAGE_SIZE, RequestForm.OFFSET);

    private @Nullable String url;
    private @Nullable String records;
    private String key = "id";
    private String field = "parent_id";

    /** Null when there are no parents. */
    @Nullable
    ParentList list(JsonPlace recordsOfChildren) {
        return url == null
                ? null
                : new ParentList(
                        UrlTemplate.of("parentUrl", url, PLACEHOLDERS),
                        records == null ? recordsOfChildren : JsonPlace.of("parentRecords", records),
                        FieldPath.of(key),
                        field);
    }

    /** The address of the parents; blank for none. */
    public void setUrl(String url) {
        this.url = Texts.orNull(url);
    }

    /** JSONPath of the array of parents; blank for that of the records. */
    public void setRecords(String records) {
        this.records = Texts.orNull(records);
    }

    /** Where a parent says its key. */
    public void setKey(String key) {
        this.key = key;
    }

    /** The field of a child that bears the key of its parent. */
    public void setField(String field) {
        this.field = field;
    }
}
