package io.customerhub.sample;

import io.customerhub.sample.shop.ShopOptions;
import io.customerhub.sample.shop.ShopServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;

/** The four sample source systems, running: drop folders, a filled CRM database and a shop that answers. */
public final class SampleDemo implements AutoCloseable {

    private final SampleSystems systems;
    private final ShopServer shop;
    private final String crmUrl;

    private SampleDemo(SampleSystems systems, ShopServer shop, String crmUrl) {
        this.systems = systems;
        this.shop = shop;
        this.crmUrl = crmUrl;
    }

    /**
     * Makes what is missing and starts the shop; what a former start has made is used as it is.
     *
     * @param directory where the drop folders are
     * @param crmUrl the JDBC URL of an empty PostgreSQL database, or of one that a former start has filled
     * @param talk gets a line for each step that takes a while
     */
    public static SampleDemo start(Path directory, int parties, String crmUrl, Consumer<String> talk)
            throws IOException {
        talk.accept("sample source systems with %,d people and companies in %s".formatted(parties, directory));
        SampleSystems systems = SampleSystems.create(directory, SampleSystems.DEMO_SEED, parties);
        try (Connection crm = DriverManager.getConnection(crmUrl)) {
            systems.fillCrm(crm);
        } catch (SQLException failure) {
            throw new IOException("the sample CRM cannot be filled (SQLSTATE " + failure.getSQLState() + ")", failure);
        }
        return new SampleDemo(systems, systems.startShop(), crmUrl);
    }

    /** What the shipped routes ask for, such as {@code crm.url}. */
    public Map<String, String> properties() {
        ShopOptions options = ShopOptions.usual();
        return Map.of(
                "crm.url", crmUrl,
                "crm.user", "hub",
                "crm.password", "",
                "erp.inbox", systems.erp().toString(),
                "desk.inbox", systems.desk().toString(),
                "shop.url", shop.url().toString(),
                "shop.client", options.clientId(),
                "shop.secret", options.clientSecret());
    }

    /** The file that says who is who: UTF-8 CSV {@code system,stream,key,party}. */
    public Path truth() {
        return systems.truth();
    }

    /** What exactly is in the systems. */
    public SampleCounts counts() {
        return systems.counts();
    }

    @Override
    public void close() {
        shop.close();
    }
}
