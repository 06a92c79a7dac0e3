package io.customerhub.console.home;

import io.customerhub.console.page.Table;
import io.customerhub.service.state.SeeOverview;

/**
 * What the front page shows.
 *
 * @param account what became of all records of the last 24 hours
 * @param streams one row for each stream
 * @param minutes the pace of the last three hours
 * @param live true when the page exchanges itself now and then
 */
public record OverviewModel(SeeOverview.Account account, Table streams, Table minutes, boolean live) {}
