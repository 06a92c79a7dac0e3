package io.customerhub.console;

import io.customerhub.console.account.AccountPage;
import io.customerhub.console.account.RightsPage;
import io.customerhub.console.account.TokensPage;
import io.customerhub.console.account.UsersPage;
import io.customerhub.console.configuration.ConfigurationPage;
import io.customerhub.console.customer.CustomersPage;
import io.customerhub.console.home.OverviewPage;
import io.customerhub.console.home.StreamPage;
import io.customerhub.console.letter.DecisionsPage;
import io.customerhub.console.letter.GroupsPage;
import io.customerhub.console.letter.LettersPage;
import io.customerhub.console.letter.MendPage;
import io.customerhub.console.letter.PlansPage;
import io.customerhub.console.page.Page;
import io.customerhub.console.record.AlertPages;
import io.customerhub.console.record.AuditPages;
import io.customerhub.console.record.OperationsPage;
import java.util.List;

/** All pages of the console; a new one is added here. */
public final class ConsolePages {

    private ConsolePages() {}

    /** The pages. */
    public static List<Page> all() {
        return List.of(
                new OverviewPage(),
                new StreamPage(),
                new GroupsPage(),
                new LettersPage(),
                new DecisionsPage(),
                new MendPage(),
                new PlansPage(),
                new CustomersPage(),
                new ConfigurationPage(),
                new AlertPages(),
                new OperationsPage(),
                new AuditPages(),
                new UsersPage(),
                new RightsPage(),
                new AccountPage(),
                new TokensPage());
    }
}
