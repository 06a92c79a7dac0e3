package io.customerhub.explain;

import io.customerhub.record.AttributeNames;
import io.customerhub.record.EntityType;
import io.customerhub.record.EntityType.Column;
import io.customerhub.record.StoredPart;
import java.util.List;

/** Where values are stored: the section of the page on types that lists columns and views of the schema {@code standard}. */
final class StoredSection {

    private StoredSection() {}

    /** The section, from the same descriptions that PostgreSQL has as comments. */
    static String text() {
        StringBuilder page = new StringBuilder(
                """

                ## Where values are stored

                A mapping names each value by its attribute, which is a column of the entity's table in the schema `standard`. A
                column that no attribute of its own fills takes the part of that name from the other attributes, such as
                `given_name` and `nickname` from `name`. Parts that are not listed here are not stored. In `psql`, `\\d+` shows
                the same descriptions.

                """);
        for (EntityType entity : EntityType.values()) {
            page.append("**`standard.").append(entity.table()).append("`**, of `entity: ");
            page.append(entity.yamlName()).append("`\n\n").append(Markdown.tableHead("column", "what it holds"));
            for (Column column : entity.columns()) {
                page.append(Markdown.row(Markdown.code(column.name()), Markdown.prose(column.description())));
            }
            page.append('\n');
        }
        page.append("A customer also has what repeats, by use: `phone`, `email` and `url` with the uses ")
                .append(Markdown.codes(AttributeNames.CONTACT_USES))
                .append(", as `phone.mobile`; `address` with ")
                .append(Markdown.codes(AttributeNames.ADDRESS_USES))
                .append(
                        ", whole as `address.home` or in parts as `address.home.postal_code`; `identifier` with a name of your")
                .append(
                        " own, as `identifier.tax-number`. Views unfold them, one a row, with value, raw text and validity,")
                .append(" and with:\n\n");
        view(page, "contact_point", StoredPart.CONTACT_POINT);
        view(page, "address", StoredPart.ADDRESS);
        view(page, "identifier", StoredPart.IDENTIFIER);
        page.append(
                        "The raw text of a part of an address that was refused stands in the view's column `refused`, a line is")
                .append(
                        " kept whole as `formatted_address`, and each further number of a cell with several phones is a")
                .append(" contact point of its own.\n");
        return page.toString();
    }

    private static void view(StringBuilder page, String name, List<StoredPart> parts) {
        page.append("**`standard.").append(name).append("`**\n\n");
        page.append(Markdown.tableHead("column", "what it holds"));
        for (StoredPart part : parts) {
            page.append(Markdown.row(Markdown.code(part.name()), Markdown.prose(part.description())));
        }
        page.append('\n');
    }
}
