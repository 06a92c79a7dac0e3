package io.customerhub.quality;

import io.customerhub.config.Contract;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts how a source keeps its contract, record by record, without changing any of them. Used by one thread. */
public final class ContractAccount {

    private final List<Promise> promises;
    private final long[] there;
    private final List<SortedMap<String, Long>> broken = new ArrayList<>();
    private long records;

    /** An account of this contract; of nothing when there is none. */
    public ContractAccount(@Nullable Contract contract) {
        promises = contract == null
                ? List.of()
                : contract.properties().stream().map(Promise::new).toList();
        there = new long[promises.size()];
        promises.forEach(promise -> broken.add(new TreeMap<>()));
    }

    /** Adds a record as it arrived. */
    public void add(Content content) {
        records++;
        for (int i = 0; i < promises.size(); i++) {
            Object value = value(content, promises.get(i).property().field());
            if (value != null && !(value instanceof String text && text.isBlank())) {
                there[i]++;
            }
            Promise.Broken found = promises.get(i).brokenBy(value);
            if (found != null) {
                broken.get(i).merge(found.code(), 1L, Long::sum);
            }
        }
    }

    /** What was found, in the order of the contract. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < promises.size(); i++) {
            lines.add(new Line(
                    promises.get(i).property().field().text(),
                    records,
                    there[i],
                    new TreeMap<>(broken.get(i)),
                    promises.get(i).property().required()));
        }
        return List.copyOf(lines);
    }

    private static @Nullable Object value(Content content, FieldPath path) {
        return content instanceof Content.Tree tree ? path.find((Map<String, ?>) tree.fields()) : content.text(path);
    }

    /**
     * One promised field.
     *
     * @param field where it stands in the source record
     * @param records how many records there were
     * @param filled in how many it had a value
     * @param broken how often the promise was broken, by code; empty when it was kept
     * @param required whether a value is promised
     */
    public record Line(String field, long records, long filled, SortedMap<String, Long> broken, boolean required) {}
}
