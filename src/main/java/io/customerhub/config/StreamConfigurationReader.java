package io.customerhub.config;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mappings and contracts in the folder of a source system: {@code crm/contacts.mapping.yaml} and, when there
 * is one, {@code crm/contacts.contract.yaml} make the stream {@code crm/contacts}. Safe for use by several threads.
 */
public final class StreamConfigurationReader {

    private static final String MAPPING = ".mapping.yaml";
    private static final String CONTRACT = ".contract.yaml";

    private final MappingReader mappings;
    private final ContractReader contracts = new ContractReader();

    /** @param standardizers every standardizer that a mapping may name, by its name */
    public StreamConfigurationReader(Map<String, StandardizerType> standardizers) {
        this.mappings = new MappingReader(standardizers);
    }

    /**
     * Everything in the folder; never throws for what the files hold.
     *
     * @param project the folder that paths in messages are relative to
     * @param folder the folder of the source system; other files in it are left alone, and so are folders within
     */
    public SystemConfiguration read(Path project, Path folder) {
        Problems problems = new Problems();
        List<StreamConfiguration> streams = new ArrayList<>();
        String system = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        List<Path> files = files(project, folder, problems);
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(MAPPING)) {
                StreamConfiguration stream = read(project, system, file, problems);
                if (stream != null) {
                    streams.add(stream);
                }
            } else if (name.endsWith(CONTRACT) && !files.contains(sibling(file, CONTRACT, MAPPING))) {
                problems.add(
                        start(project, file),
                        ProblemCode.CONTRACT_WITHOUT_MAPPING,
                        "found a contract without a mapping, expected "
                                + sibling(file, CONTRACT, MAPPING).getFileName()
                                + " beside it; write one, or correct the file name");
            }
        }
        return new SystemConfiguration(system, streams, problems.sorted());
    }

    private @Nullable StreamConfiguration read(Path project, String system, Path file, Problems problems) {
        StreamName stream = streamName(system, start(project, file), file, problems);
        byte[] mappingBytes = bytes(project, file, problems);
        Path contractFile = sibling(file, MAPPING, CONTRACT);
        boolean hasContract = Files.exists(contractFile);
        byte[] contractBytes = hasContract ? bytes(project, contractFile, problems) : new byte[0];
        Contract contract = hasContract && contractBytes != null
                ? contracts.read(shown(project, contractFile), contractBytes, problems)
                : null;
        if (stream == null || mappingBytes == null || contractBytes == null) {
            return null;
        }
        CodeFiles codeFiles =
                new CodeFiles(new CodeFolder(project, file.toAbsolutePath().getParent()));
        StreamMapping mapping =
                mappings.read(stream, shown(project, file), mappingBytes, contract, codeFiles, problems);
        return mapping == null || (hasContract && contract == null)
                ? null
                : new StreamConfiguration(
                        mapping,
                        contract,
                        hash(mappingBytes, contractBytes, codeFiles.used()),
                        new String(mappingBytes, StandardCharsets.UTF_8),
                        hasContract ? new String(contractBytes, StandardCharsets.UTF_8) : null,
                        codeFiles.texts());
    }

    private static @Nullable StreamName streamName(String system, Place place, Path file, Problems problems) {
        String name = String.valueOf(file.getFileName());
        String stream = name.substring(0, name.length() - MAPPING.length());
        for (String part : List.of(system, stream)) {
            if (!isName(part)) {
                problems.add(
                        place,
                        ProblemCode.FILE_NAME,
                        "found the name '" + part
                                + "', expected letters, digits, '-', '_' and '.', at most 60; rename it such as crm/contacts"
                                + MAPPING);
                return null;
            }
        }
        return new StreamName(system, stream);
    }

    /** Names become ids of routes, labels of metrics and arguments of commands. */
    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= 60
                && Character.isLetterOrDigit(text.charAt(0))
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    }

    private static List<Path> files(Path project, Path folder, Problems problems) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            problems.add(
                    start(project, folder),
                    ProblemCode.FILE_UNREADABLE,
                    "the folder cannot be read (" + e.getClass().getSimpleName() + "); check that it exists and may be"
                            + " read");
            return List.of();
        }
    }

    /** The bytes of a file, never more than one beyond the limit, so that the limit is seen to be broken. */
    private static byte @Nullable [] bytes(Path project, Path file, Problems problems) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(YamlFile.MAXIMUM_BYTES + 1);
        } catch (IOException e) {
            problems.add(
                    start(project, file),
                    ProblemCode.FILE_UNREADABLE,
                    "the file cannot be read (" + e.getClass().getSimpleName()
                            + "); check that it is a file and may be read");
            return null;
        }
    }

    private static String hash(byte[] mapping, byte[] contract, Map<String, byte[]> codeFiles) {
        HashStream64 hash = Hashing.xxh3_64().hashStream().putBytes(mapping).putBytes(contract);
        codeFiles.forEach((name, content) -> hash.putString(name).putBytes(content));
        return String.format("%016x", hash.getAsLong());
    }

    private static Path sibling(Path file, String ending, String otherEnding) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.length() - ending.length()) + otherEnding);
    }

    private static Place start(Path project, Path file) {
        return new Place(shown(project, file), 1, 1);
    }

    private static String shown(Path project, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path root = project.toAbsolutePath().normalize();
        return (absolute.startsWith(root) ? root.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }
}
