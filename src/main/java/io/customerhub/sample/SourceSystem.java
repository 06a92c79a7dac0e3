package io.customerhub.sample;

import java.util.Locale;

/** The four source systems of the sample world, and how likely a party is to be in each (of a thousand). */
public enum SourceSystem {
    /** A database with contacts and accounts. */
    CRM(760, 800, 40, 100),
    /** A drop folder with CSV files in GB18030. */
    ERP(560, 850, 10, 50),
    /** A REST API with customers and orders. */
    SHOP(640, 250, 30, 350),
    /** A drop folder with JSON lines. */
    DESK(500, 600, 20, 450);

    private final int persons;
    private final int companies;
    private final int doubles;
    private final int pinyin;

    SourceSystem(int persons, int companies, int doubles, int pinyin) {
        this.persons = persons;
        this.companies = companies;
        this.doubles = doubles;
        this.pinyin = pinyin;
    }

    /** The system's name in routes, tables and the truth file: crm, erp, shop, desk. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
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
