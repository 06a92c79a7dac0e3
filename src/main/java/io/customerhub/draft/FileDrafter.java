package io.customerhub.draft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Drafts sources of files, in a folder or on an SFTP server. */
final class FileDrafter {

    private static final int TEST_RECORDS = 20;

    private final DraftRequest request;

    FileDrafter(DraftRequest request) {
        this.request = request;
    }

    /** What a file told. */
    private record Found(Sample sample, Map<String, String> options, List<String> notes, byte[] excerpt) {}

    /** Files in a folder. */
    DraftedSource inFolder() throws IOException {
        Found found =
                switch (request.type()) {
                    case XLSX_FILE -> xlsx();
                    case JSON_FILE -> json();
                    default -> csv();
                };
        Map<String, String> options = new LinkedHashMap<>();
        options.put("directory", request.withProperty("inbox", request.folder()));
        options.put("include", include());
        options.putAll(found.options());
        List<String> told = new ArrayList<>(found.notes());
        told.add("a running hub moves files that it has read to .done: set " + request.system()
                + ".inbox in hub.properties to the folder that the source drops files into");
        return drafted(found, options, told);
    }

    /** Files on an SFTP server; which kind of files, their name tells. */
    DraftedSource onServer() throws IOException {
        SftpPlace place = SftpPlace.of(request);
        String name = request.fileName().toLowerCase(Locale.ROOT);
        boolean isBook = name.endsWith(".xlsx") || name.endsWith(".xlsm");
        boolean isJson = name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson");
        Found found = isBook ? xlsx() : isJson ? json() : csv();
        Map<String, String> options = new LinkedHashMap<>(place.options(request));
        options.put("include", include());
        if (isBook || isJson) {
            options.put("format", isBook ? "xlsx" : "json");
        }
        Map<String, String> form = new LinkedHashMap<>(found.options());
        form.remove("format"); // of json-file; here lines and documents are told apart by themselves
        options.putAll(form);
        List<String> told = new ArrayList<>(found.notes());
        told.addAll(place.notes(request));
        told.add(
                "a running hub moves files that it has read to .done on the server: set 'after' to delete or keep when that is"
                        + " not wanted");
        return drafted(found, options, told);
    }

    private DraftedSource drafted(Found found, Map<String, String> options, List<String> told) {
        RouteDraft route = RouteDraft.of(request, request.streamName(request.fileName()), options, "", told);
        return DraftedSource.of(found.sample(), route, TestDraft.Given.file(request.fileName(), found.excerpt()));
    }

    private Found csv() throws IOException {
        CsvSample csv = new CsvSample(request.bytes());
        return new Found(csv.read(), csv.options(), csv.notes(), csv.excerpt(TEST_RECORDS));
    }

    private Found json() throws IOException {
        JsonSample json = new JsonSample(request.bytes());
        return new Found(json.read(), json.fileOptions(), json.notes(), json.excerpt(TEST_RECORDS));
    }

    private Found xlsx() throws IOException {
        XlsxSample book = new XlsxSample(request.bytes());
        return new Found(book.read(), book.options(), book.notes(), book.excerpt(TEST_RECORDS));
    }

    /** Dates and numbers of a name differ from file to file. */
    private String include() {
        return request.fileName().replaceAll("\\d[\\d_-]*", "*");
    }
}
