package io.customerhub;

import io.customerhub.warehouse.ConfigurationChange;
import io.customerhub.warehouse.ConfigurationChange.Subject;
import io.customerhub.warehouse.ConfigurationChange.What;
import io.customerhub.warehouse.ConfigurationChangeStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Writes the changes of the configuration into the warehouse. What cannot be written on a bad day is written with the next
 * ones. Used by one thread at a time.
 */
final class ConfigurationJournal {

    private final ConfigurationChangeStore store;
    private final List<ConfigurationChange> unwritten = new ArrayList<>();

    ConfigurationJournal(ConfigurationChangeStore store) {
        this.store = store;
    }

    /** Writes changes; an empty list writes what is still unwritten. */
    void write(List<ConfigurationChange> changes) {
        unwritten.addAll(changes);
        store.add(unwritten);
        unwritten.clear();
    }

    /**
     * Writes what has changed while no hub ran. A start loads everything; only what is not as it was last time is news.
     *
     * @param loaded what the start has loaded or refused
     * @param present the names of all that runs
     * @param isComplete true for a source system of which all that is missing is gone: neither refused nor left out
     */
    void writeStart(List<ConfigurationChange> loaded, Set<String> present, Predicate<String> isComplete) {
        Map<String, ConfigurationChange> before = new HashMap<>();
        store.last().forEach(change -> before.put(key(change), change));
        List<ConfigurationChange> news = new ArrayList<>();
        for (ConfigurationChange change : loaded) {
            ConfigurationChange last = before.remove(key(change));
            if (last == null || last.what() == What.REMOVED) {
                news.add(change);
            } else if (!Objects.equals(change.hash(), last.hash())) {
                news.add(change.what() == What.ADDED ? with(change, What.REPLACED) : change);
            }
        }
        for (ConfigurationChange last : before.values()) {
            if (!isComplete.test(last.system())) {
                continue;
            }
            if (last.subject() == Subject.SYSTEM && last.what() == What.REFUSED) {
                news.add(with(last, What.MENDED));
            } else if (last.subject() != Subject.SYSTEM
                    && last.what() != What.REMOVED
                    && !present.contains(last.name())) {
                news.add(with(last, What.REMOVED));
            }
        }
        write(news);
    }

    private static ConfigurationChange with(ConfigurationChange change, What what) {
        boolean runs = what == What.REPLACED;
        return new ConfigurationChange(
                Instant.now(),
                what,
                change.subject(),
                change.system(),
                change.name(),
                change.file(),
                runs ? change.configuration() : null,
                runs ? change.hash() : null,
                List.of(),
                null,
                null);
    }

    private static String key(ConfigurationChange change) {
        return change.subject() + " " + change.name();
    }
}
