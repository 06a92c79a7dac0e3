package io.customerhub.standardize.crossfield;

import io.customerhub.record.AttributeValue;
import java.util.List;

/** The whole name of a person against the e-mail addresses of the record. */
final class NameEmailCheck implements CrossFieldCheck {

    private final int[] names;
    private final int[] emails;
    private final Findings findings;

    private NameEmailCheck(int[] names, int[] emails, Findings findings) {
        this.names = names;
        this.emails = emails;
        this.findings = findings;
    }

    static List<CrossFieldCheck> of(FieldPlaces fields, Findings findings) {
        int[] names = fields.all(
                field -> (field.attribute().equals("name") || field.attribute().equals("formatted_name"))
                        && !field.as().equals("organization-name"));
        int[] emails = fields.all(field -> field.as().equals("email"));
        return names.length == 0 || emails.length == 0
                ? List.of()
                : List.of(new NameEmailCheck(names, emails, findings));
    }

    @Override
    public void apply(AttributeValue[] values) {
        for (int name : names) {
            String text = values[name].text();
            if (text != null && !text.isEmpty() && isOfAnEmail(text, values)) {
                findings.tell(values, name, CrossFieldRule.NAME_EMAIL);
            }
        }
    }

    private boolean isOfAnEmail(String name, AttributeValue[] values) {
        for (int email : emails) {
            if (Findings.value(values[email]) instanceof String address) {
                int at = address.lastIndexOf('@');
                boolean same = name.length() == at || name.length() == address.length();
                if (same && address.regionMatches(true, 0, name, 0, name.length())) {
                    return true;
                }
            }
        }
        return false;
    }
}
