package io.customerhub.service.customer;

import io.customerhub.golden.CustomerLife;
import io.customerhub.golden.CustomerLife.Stay;
import io.customerhub.golden.CustomerMoment;
import io.customerhub.service.customer.CustomerView.Change;
import io.customerhub.service.customer.CustomerView.Life;
import io.customerhub.service.customer.CustomerView.Moment;
import io.customerhub.service.customer.CustomerView.Moved;
import java.util.List;

/** What happened to customers, as it may be seen. */
final class LifeViews {

    /** A name in an entry of what repeats: {@code contact_points phone.mobile}. */
    private static final char BEFORE_ENTRY = ' ';

    private LifeViews() {}

    static List<Life> of(List<CustomerLife> lives, Veil veil) {
        return lives.stream()
                .map(life -> new Life(
                        life.id(),
                        life.successor(),
                        life.moments().stream()
                                .map(moment -> of(life, moment, veil))
                                .toList()))
                .toList();
    }

    private static Moment of(CustomerLife life, CustomerMoment moment, Veil veil) {
        return new Moment(
                moment.at(),
                moment.kinds(),
                moment.changes().stream().map(change -> of(change, veil)).toList(),
                moved(moment.came(), true, veil),
                moved(moment.left(), false, veil),
                moment.merged(),
                moment.split(),
                moment.cameOutOf(),
                moment.wentInto(),
                moment.why().stream().map(why -> why(why, life, veil)).toList());
    }

    /** Records are named in it. */
    private static String why(String words, CustomerLife life, Veil veil) {
        String shown = words;
        for (Stay stay : life.stays()) {
            String name = veil.of(stay.record());
            if (!name.equals(stay.record().toString())) {
                shown = shown.replace(stay.record().toString(), name);
            }
        }
        return shown;
    }

    private static Change of(CustomerMoment.Change change, Veil veil) {
        String name = attribute(change.attribute());
        return new Change(
                change.attribute(), veil.ofNullable(name, change.before()), veil.ofNullable(name, change.after()));
    }

    /** The attribute that says how its value is masked. */
    private static String attribute(String column) {
        int space = column.indexOf(BEFORE_ENTRY);
        String entry = space < 0 ? column : column.substring(space + 1);
        return column.startsWith("addresses")
                ? "address." + entry
                : column.startsWith("identifiers") ? "identifier." + entry : entry;
    }

    private static List<Moved> moved(List<Stay> stays, boolean came, Veil veil) {
        return stays.stream()
                .map(stay -> new Moved(veil.of(stay.record()), came ? stay.before() : stay.after()))
                .toList();
    }
}
