package io.customerhub.sample.world;

import java.util.Locale;

/** The four source systems of the sample world, and how likely a party is to be in each (of a thousand). */
public enum SourceSystem {
    /** A database with contacts and accounts. */
    CRM(0, 760, 800, 40, 100),
    /** A drop folder with CSV files in GB18030. */
    ERP(1, 560, 850, 10, 50),
    /** A REST API with customers and orders. */
    SHOP(2, 640, 250, 30, 350),
    /** A drop folder with JSON lines. */
    DESK(3, 500, 600, 20, 450);

    private final int number;
    private final int persons;
    private final int companies;
    private final int doubles;
    private final int pinyin;

    SourceSystem(int number, int persons, int companies, int doubles, int pinyin) {
        this.number = number;
        this.persons = persons;
        this.companies = companies;
        this.doubles = doubles;
        this.pinyin = pinyin;
    }

    /** The system's name in routes, tables and the truth file: crm, erp, shop, desk. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Keeps the random draws of the systems apart. */
    int number() {
        return number;
    }

    int presence(boolean company) {
        return company ? companies : persons;
    }

    int doubles() {
        return doubles;
    }

    int pinyin() {
        return pinyin;
    }
}
