package io.customerhub.acceptance.capture;

import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.acceptance.source.RecordingProxy.Seen;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.privacy.Masking;
import io.customerhub.privacy.PersonalClass;
import io.customerhub.privacy.PersonalFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what was seen of a web source as fixtures beside its tests, without personal data and secrets. */
public final class RecordedFixtures {

    private final Path folder;
    private final String stream;
    private final MaskedJson masked;
    private final List<Path> written = new ArrayList<>();

    /**
     * A writer.
     *
     * @param folder the folder of the tests; made when missing
     * @param configuration the stream, which says what is personal
     * @param key what only the owner of the source knows; the masks depend on it
     */
    public RecordedFixtures(Path folder, StreamConfiguration configuration, byte[] key) {
        this.folder = folder;
        this.stream = configuration.stream().stream();
        this.masked = new MaskedJson(new PersonalFields(configuration), Masking.inventing(key));
    }

    /**
     * Writes {@code <stream>.http.yaml}, each JSON answer as {@code <stream>.<n>.json}, and a test file when there is none.
     * An answer that is no JSON is written as an empty one, because what is personal in it cannot be told.
     *
     * @param waits true when the source had more to say than was recorded, so that the replay ends in a wait
     * @return the files, in the order in which they were written
     */
    public List<Path> write(List<Seen> seen, boolean waits) {
        // bodies first: requests name keys that the answers before them held
        List<Optional<String>> bodies =
                seen.stream().map(one -> masked.mask(one.body())).toList();
        StringBuilder list = new StringBuilder("# Recorded; personal data is masked. Read it before you commit it.\n");
        for (int i = 0; i < seen.size(); i++) {
            append(list, seen.get(i), bodies.get(i), i + 1);
        }
        put(stream + ".http.yaml", list.toString());
        Path test = folder.resolve(stream + ".test.yaml");
        if (!Files.exists(test)) {
            put(
                    stream + ".test.yaml",
                    "cases:\n  - name: recorded\n    given: {http: " + stream
                            + ".http.yaml}\n    expect:\n      records: " + stream + ".expected.jsonl\n"
                            + (waits ? "      waits: any\n" : ""));
        }
        return List.copyOf(written);
    }

    private void append(StringBuilder list, Seen one, Optional<String> body, int number) {
        String path = java.util.Arrays.stream(one.path().split("/", -1))
                .map(masked::maskedKey)
                .collect(Collectors.joining("/"));
        list.append("- request: {").append(one.method()).append(": ").append(quoted(path.isEmpty() ? "/" : path));
        String query = one.query().entrySet().stream()
                .filter(parameter -> PersonalFields.ofName(parameter.getKey()) != PersonalClass.SECRET)
                .map(parameter -> quoted(parameter.getKey()) + ": " + quoted(masked.maskedKey(parameter.getValue())))
                .collect(Collectors.joining(", "));
        list.append(query.isEmpty() ? "" : ", query: {" + query + "}")
                .append("}\n  response: {status: ")
                .append(one.status());
        String headers = one.headers().entrySet().stream()
                .filter(header -> !header.getKey().equals("content-type") || body.isEmpty())
                .map(header -> quoted(header.getKey()) + ": " + quoted(header.getValue()))
                .collect(Collectors.joining(", "));
        list.append(headers.isEmpty() ? "" : ", headers: {" + headers + "}");
        if (body.isPresent()) {
            String name = stream + "." + number + ".json";
            put(name, body.get());
            list.append(", file: ").append(name);
        }
        list.append("}\n");
    }

    /** A JSON text is a YAML text, too. */
    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private void put(String name, String content) {
        try {
            Files.createDirectories(folder);
            written.add(Files.writeString(folder.resolve(name), content));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the key of the masks is made of: the secrets of the source, which stay the same and nobody reads here. */
    public static byte[] key(Map<String, String> secrets) {
        return secrets.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("\n"))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
