package io.customerhub.sample.spelling;

import io.customerhub.sample.party.SampleRandom;
import java.util.List;

/** Spells amounts of money with their currency. */
public final class AmountSpelling {
    private static final int HUNDRED = 100;

    private AmountSpelling() {}

    /** A plain decimal number with a point and two digits, such as 1299.00. */
    public static String plain(long cents) {
        long rest = cents % HUNDRED;
        return cents / HUNDRED + (rest < 10 ? ".0" : ".") + rest;
    }

    /** The amount with its currency in the text, such as ¥1,299.00, USD 12.50 or 1.299,00 €. */
    public static String withCurrency(long cents, String currency, SampleRandom random) {
        String american = grouped(cents, ',', '.');
        return switch (currency) {
            case "CNY" ->
                random.pick(List.of(
                        "¥" + american, "￥" + american, "CNY " + plain(cents), american + "元", "RMB " + american));
            case "EUR" -> random.pick(List.of(grouped(cents, '.', ',') + " €", "€" + american, "EUR " + plain(cents)));
            case "GBP" -> random.pick(List.of("£" + american, "GBP " + plain(cents), plain(cents) + " GBP"));
            case "BRL" -> random.pick(List.of("R$ " + grouped(cents, '.', ','), "BRL " + plain(cents)));
            case "INR" -> random.pick(List.of("₹" + american, "INR " + plain(cents), "Rs. " + american));
            default ->
                random.pick(List.of("$" + american, "US$" + american, "USD " + plain(cents), plain(cents) + " USD"));
        };
    }

    /** The currency's code as systems keep it: mostly ISO 4217, sometimes a sign or a word. */
    public static String currency(String code, SampleRandom random) {
        if (!random.chance(150)) {
            return code;
        }
        return switch (code) {
            case "CNY" -> random.pick(List.of("RMB", "¥", "人民币", "cny"));
            case "EUR" -> random.pick(List.of("€", "eur", "Euro"));
            case "USD" -> random.pick(List.of("$", "US$", "usd"));
            case "GBP" -> random.pick(List.of("£", "gbp"));
            default -> code;
        };
    }

    private static String grouped(long cents, char thousands, char decimal) {
        StringBuilder text = new StringBuilder(plain(cents));
        int point = text.length() - 3;
        text.setCharAt(point, decimal);
        for (int at = point - 3; at > 0; at -= 3) {
            text.insert(at, thousands);
        }
        return text.toString();
    }
}
