package io.customerhub.bench.match;

import io.customerhub.config.MatchingRules;
import io.customerhub.resolution.BulkMatch;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Fills a warehouse with golden customers of made-up people. The same number gives the same people. */
public final class CustomerFill {

    private static final long SEED = 2_026;

    private final GeneratedCustomers people = new GeneratedCustomers(SEED, 0);
    private final Warehouse warehouse;

    /** A filling of a warehouse. */
    public CustomerFill(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Values by which somebody is found who is there once the warehouse is filled. */
    public record Sample(String name, String phone, String email, String identifier, String record) {}

    /** True when there are golden customers already. */
    public boolean isFilled() {
        try (Connection connection = warehouse.committing().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT EXISTS (SELECT FROM golden.customer)")) {
            found.next();
            return found.getBoolean(1);
        } catch (SQLException failure) {
            throw new IllegalStateException("the golden customers cannot be counted", failure);
        }
    }

    /** Loads so many standard rows, matches them, and leaves the tables as autovacuum does; answers how many customers. */
    public int fill(int records, Consumer<String> talk) {
        MatchTables tables = new MatchTables(warehouse, Path.of(""));
        try {
            tables.fill(people, records, customer -> true);
            talk.accept("%,d standard rows".formatted(records));
            BulkMatch.Result result = new BulkMatch(warehouse, MatchingRules.DEFAULT).run(talk);
            tables.settle();
            return result.customers();
        } catch (SQLException failure) {
            throw new IllegalStateException("the golden customers cannot be filled", failure);
        }
    }

    /** One with all values, who is among the first of any filling, and one with a Chinese name. */
    public List<Sample> samples() {
        List<Sample> western = new ArrayList<>();
        List<Sample> chinese = new ArrayList<>();
        people.each(1_000, one -> {
            String phone = one.phone();
            String email = one.email();
            String identifier = one.identifier();
            if (phone != null && email != null && identifier != null && one.given() != null && one.family() != null) {
                String han = one.hanName();
                (han == null ? western : chinese)
                        .add(new Sample(
                                han == null ? one.given() + " " + one.family() : han,
                                phone,
                                email,
                                identifier,
                                one.key().toString()));
            }
        });
        return List.of(western.get(western.size() / 2), chinese.get(chinese.size() / 2));
    }
}
