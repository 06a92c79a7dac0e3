package io.customerhub.console.configuration;

import io.customerhub.access.Permission;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.console.page.FilterField;
import io.customerhub.console.page.Listing;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Parameters;
import io.customerhub.console.page.Reply;
import io.customerhub.service.configuration.ConfigurationChanges;
import io.customerhub.service.configuration.ConfigurationList;
import io.customerhub.service.configuration.ListConfiguration;
import io.customerhub.service.configuration.ListConfigurationChanges;
import io.customerhub.service.configuration.ShowConfiguration;
import io.customerhub.service.configuration.StreamConfigurationView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs, what is refused and why, one stream with its mapping and contract, and what changed when. */
public final class ConfigurationPage implements Page {

    static final String PATH = "/configuration";
    private static final int SHOWN = 50;
    private static final int LARGEST_PART = 200;

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PATH, ConfigurationPage::list);
        routes.get(PATH + "/changes", ConfigurationPage::changes);
        routes.get(PATH + "/{system}/{stream}", ConfigurationPage::stream);
    }

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(40, "nav.configuration", PATH, Permission.CONFIGURATION_SEE));
    }

    private static Reply list(PageContext page) {
        ConfigurationList list = page.ask(new ListConfiguration());
        ConfigurationModel model = ConfigurationModel.of(page, list);
        return page.listing(
                List.of(model.streams(), model.routes(), model.others(), model.problems()),
                Reply.html("configuration", model));
    }

    private static Reply changes(PageContext page) {
        Listing<ConfigurationChanges> all = new Listing<>(
                (after, most) -> new ListConfigurationChanges(
                        page.query("system"), Parameters.number("after", after), Math.min(most, LARGEST_PART)),
                found -> ChangesModel.table(page, found),
                ConfigurationChanges::next);
        if (page.wantsFile()) {
            return page.file("configuration-changes", all);
        }
        ConfigurationChanges changes = page.ask(all.ask().after(page.query("after"), SHOWN));
        List<FilterField> filters = List.of(FilterField.choice(
                page,
                "system",
                page.text("configuration.system"),
                page.ask(new ListConfiguration()).systems().stream()
                        .map(system -> new FilterField.Choice(system.system(), system.system()))
                        .toList()));
        return Reply.html(
                "configuration-changes",
                new ChangesModel(ChangesModel.table(page, changes), filters, all.nextOf(changes)));
    }

    private static Reply stream(PageContext page) {
        Long version = number(page.query("version"));
        Long against = number(page.query("against"));
        StreamConfigurationView view = page.ask(new ShowConfiguration(
                page.path("system"),
                page.path("stream"),
                version == null ? null : version.intValue(),
                against == null ? null : against.intValue()));
        return Reply.html("configuration-stream", view);
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException none) {
            throw new RequestException(Reason.UNKNOWN, "HUB-WEB-404", "there is no page at this address");
        }
    }
}
