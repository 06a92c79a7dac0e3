package io.customerhub.console.home;

import io.customerhub.console.page.Table;
import io.customerhub.service.state.SeeOverview;
import java.util.List;

/**
 * What the front page shows.
 *
 * @param isUndelivered true when alerts reach nobody
 * @param targetsAway the targets of alerts that could not be reached when they were tried last
 * @param account what became of all records of the last 24 hours
 * @param streams one row for each stream
 * @param minutes the pace of the last three hours
 * @param live true when the page exchanges itself now and then
 */
public record OverviewModel(
        boolean isUndelivered,
        List<String> targetsAway,
        SeeOverview.Account account,
        Table streams,
        Table minutes,
        boolean live) {

    /** Copies the list. */
    public OverviewModel {
        targetsAway = List.copyOf(targetsAway);
    }
}
