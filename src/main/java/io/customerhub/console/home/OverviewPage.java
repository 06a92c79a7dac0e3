package io.customerhub.console.home;

import io.customerhub.access.Permission;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Reply;
import io.customerhub.service.alert.ListAlerts;
import io.customerhub.service.alert.TargetView;
import io.customerhub.service.state.SeeOverview;
import java.util.List;

/** The front page: every stream at a glance, the account of all records, and the pace. */
public final class OverviewPage implements Page {

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(10, "nav.overview", "/", Permission.STATE_SEE));
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/", OverviewPage::show);
    }

    private static Reply show(PageContext page) {
        SeeOverview.Answer overview = page.ask(new SeeOverview());
        StreamTables tables = new StreamTables(page);
        ListAlerts.Answer alerts = page.ask(new ListAlerts("raised", "undelivered", null, 1, null));
        List<String> away = alerts.targets().stream()
                .filter(target -> target.failures() > 0)
                .map(TargetView::name)
                .toList();
        OverviewModel model = new OverviewModel(
                !alerts.alerts().isEmpty(),
                away,
                overview.account(),
                tables.streams(overview.streams()),
                tables.minutes(overview.minutes(), overview.at()),
                !"off".equals(page.query("live")));
        return page.listing(List.of(model.streams(), model.minutes()), Reply.html("overview", model));
    }
}
