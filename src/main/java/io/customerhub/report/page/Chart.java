package io.customerhub.report.page;

/** A drawing. What it shows stands in the table beside it, too. */
public sealed interface Chart permits BarChart, Plot {

    /** What it shows, in a few words. */
    String title();

    /** What a reader sees in it, for those who do not see it. */
    String description();

    /** Width in pixels. */
    int width();

    /** Height in pixels. */
    int height();
}
