package io.customerhub.console;

/**
 * What the page of a hub that waits shows, in the language of the visitor.
 *
 * @param language for the {@code lang} attribute
 * @param product the name of the product
 * @param title what is the matter
 * @param why the same at length
 * @param since since when
 * @param now what the hub does meanwhile
 * @param css the path of the styles
 * @param retry after how many seconds the browser asks again
 */
public record StandbyModel(
        String language, String product, String title, String why, String since, String now, String css, int retry) {}
