package io.customerhub.sample;

import io.customerhub.sample.SampleCounts.Flaw;
import io.customerhub.sample.SampleCounts.StreamCount;
import io.customerhub.sample.shop.ShopCatalog;
import io.customerhub.sample.shop.ShopOptions;
import io.customerhub.sample.shop.ShopServer;
import io.customerhub.sample.world.RealCustomers;
import io.customerhub.sample.world.SampleOrder;
import io.customerhub.sample.world.SampleWorld;
import io.customerhub.sample.world.Sighting;
import io.customerhub.sample.world.SourceSystem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The four sample source systems of one world: drop folders {@code erp/} and {@code desk/}, a CRM database, a shop, and
 * {@code truth.csv}, which says who is who.
 */
public final class SampleSystems {
    /** The size of the demo. */
    public static final int DEMO_PARTIES = 5_000;

    /** The seed of the demo. */
    public static final long DEMO_SEED = 2_026;

    private static final String TRUTH = "truth.csv";
    private static final String COUNTS = "counts.csv";

    private final Path directory;
    private final SampleWorld world;
    private final RealCustomers real;
    private final SampleCounts counts;

    private SampleSystems(Path directory, SampleWorld world, RealCustomers real, SampleCounts counts) {
        this.directory = directory;
        this.world = world;
        this.real = real;
        this.counts = counts;
    }

    /**
     * Makes the systems' files in the directory. If the directory already has a world of this seed and size, nothing is
     * written again: files that a reader has moved away stay away.
     *
     * @param parties generated people and companies, 0 to {@link SampleWorld#MOST_PARTIES}; real ones come on top
     * @throws IOException if the directory cannot be written; what was begun is finished by the next call
     */
    public static SampleSystems create(Path directory, long seed, int parties) throws IOException {
        SampleWorld world = new SampleWorld(seed, parties);
        RealCustomers real = new RealCustomers();
        Path countFile = directory.resolve(COUNTS);
        String title = "seed " + seed + ", parties " + parties;
        if (Files.exists(countFile)) {
            List<String> lines = Files.readAllLines(countFile, StandardCharsets.UTF_8);
            if (!lines.isEmpty() && lines.get(0).equals("# " + title)) {
                return new SampleSystems(directory, world, real, parseCounts(lines));
            }
        }
        Files.createDirectories(directory);
        SampleTally tally = new SampleTally();
        writeTruth(directory, world, real, tally);
        new ErpFolder(world, real, tally).write(directory.resolve("erp"));
        countShopOrders(world, real, tally);
        new DeskFolder(world, real, tally).write(directory.resolve("desk"));
        SampleCounts counts = tally.counts();
        writeCounts(countFile, title, counts);
        return new SampleSystems(directory, world, real, counts);
    }

    /** The drop folder of the ERP. */
    public Path erp() {
        return directory.resolve("erp");
    }

    /** The drop folder of the desk. */
    public Path desk() {
        return directory.resolve("desk");
    }

    /** The truth file: UTF-8 CSV {@code system,stream,key,party}, one row for every customer record. */
    public Path truth() {
        return directory.resolve(TRUTH);
    }

    /** What exactly is in the systems. */
    public SampleCounts counts() {
        return counts;
    }

    /**
     * Makes the tables contact and account in the connection's current schema and fills them, in one transaction; a
     * database that has contacts already stays as it is.
     *
     * @param connection to PostgreSQL; it stays open
     */
    public void fillCrm(Connection connection) throws SQLException {
        new CrmDatabase(world, real).fill(connection);
    }

    /** Starts the shop as {@link ShopOptions#usual()} has it; the caller closes it. */
    public ShopServer startShop() throws IOException {
        return startShop(ShopOptions.usual());
    }

    /** Starts the shop; the caller closes it. */
    public ShopServer startShop(ShopOptions options) throws IOException {
        return ShopServer.start(ShopCatalog.of(world, real), options);
    }

    private static void writeTruth(Path directory, SampleWorld world, RealCustomers real, SampleTally tally)
            throws IOException {
        Path hidden = directory.resolve("." + TRUTH + ".part");
        try (BufferedWriter out = Files.newBufferedWriter(hidden, StandardCharsets.UTF_8)) {
            out.write("system,stream,key,party\n");
            for (SourceSystem system : SourceSystem.values()) {
                for (Sighting sighting : realIn(system, real)) {
                    writeTruth(out, system, sighting, tally);
                }
                for (int index = 0; index < world.parties(); index++) {
                    for (Sighting sighting : world.sightings(system, index)) {
                        writeTruth(out, system, sighting, tally);
                    }
                }
            }
        }
        Files.move(hidden, directory.resolve(TRUTH), StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Sighting> realIn(SourceSystem system, RealCustomers real) {
        return switch (system) {
            case CRM -> real.inCrm();
            case ERP -> real.northwind();
            case SHOP -> real.chinook();
            case DESK -> real.inDesk();
        };
    }

    private static void writeTruth(Writer out, SourceSystem system, Sighting sighting, SampleTally tally)
            throws IOException {
        String stream =
                switch (system) {
                    case CRM -> CrmDatabase.stream(sighting);
                    case ERP, SHOP -> "customers";
                    case DESK -> "requesters";
                };
        String key =
                switch (system) {
                    case CRM -> CrmDatabase.key(sighting);
                    case ERP -> ErpFolder.key(sighting);
                    case SHOP -> ShopCatalog.key(sighting);
                    case DESK -> DeskFolder.key(sighting);
                };
        if (system == SourceSystem.CRM || system == SourceSystem.SHOP) {
            tally.stream(system, stream).record();
        }
        new CsvRow(out, ',')
                .cell(system.id())
                .cell(stream)
                .cell(key)
                .cell(sighting.party())
                .end();
    }

    private static void countShopOrders(SampleWorld world, RealCustomers real, SampleTally tally) {
        SampleTally.Stream orders = tally.stream(SourceSystem.SHOP, "orders");
        real.chinookOrders().forEach(order -> orders.record());
        SampleOrder.Generator generator = new SampleOrder.Generator(world);
        world.eachSighting(SourceSystem.SHOP, customer -> generator
                .orders(customer, ShopCatalog.key(customer), SourceSystem.SHOP)
                .forEach(order -> orders.record()));
    }

    private static void writeCounts(Path file, String title, SampleCounts counts) throws IOException {
        StringBuilder text = new StringBuilder("# " + title + "\nsystem,stream,rows,records,broken\n");
        for (StreamCount count : counts.streams()) {
            text.append(count.system()).append(',').append(count.stream());
            text.append(',')
                    .append(count.rows())
                    .append(',')
                    .append(count.records())
                    .append(',');
            List<String> broken = new ArrayList<>();
            for (Flaw flaw : Flaw.values()) {
                if (count.broken().containsKey(flaw)) {
                    broken.add(flaw + "=" + count.broken().get(flaw));
                }
            }
            text.append(String.join(" ", broken)).append('\n');
        }
        Path hidden = file.resolveSibling("." + COUNTS + ".part");
        Files.writeString(hidden, text, StandardCharsets.UTF_8);
        Files.move(hidden, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static SampleCounts parseCounts(List<String> lines) {
        List<StreamCount> streams = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<Flaw, Long> broken = new EnumMap<>(Flaw.class);
            for (String flaw : cells[4].isEmpty() ? new String[0] : cells[4].split(" ")) {
                int equals = flaw.indexOf('=');
                broken.put(Flaw.valueOf(flaw.substring(0, equals)), Long.parseLong(flaw.substring(equals + 1)));
            }
            streams.add(
                    new StreamCount(cells[0], cells[1], Long.parseLong(cells[2]), Long.parseLong(cells[3]), broken));
        }
        return new SampleCounts(streams);
    }
}
