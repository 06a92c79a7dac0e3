package io.customerhub.draft;

import io.customerhub.config.YamlText;
import io.customerhub.draft.Sample.SampleField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Guesses which fields tell a record from all others, and which one orders its versions. */
final class KeyGuess {

    private static final Set<String> VERSIONS = Set.of(
            "updatedat",
            "updated",
            "updatedon",
            "updatetime",
            "updatedtime",
            "lastupdated",
            "lastupdate",
            "modified",
            "modifiedat",
            "modifiedon",
            "modifieddate",
            "lastmodified",
            "lastmodifieddate",
            "lastmodifiedat",
            "changed",
            "changedat",
            "changedon",
            "changedate",
            "systemmodstamp",
            "version",
            "revision",
            "rowversion",
            "更新时间",
            "修改时间",
            "更新日期",
            "版本");

    private final Sample sample;

    KeyGuess(Sample sample) {
        this.sample = sample;
    }

    /**
     * A key.
     *
     * @param fields its fields
     * @param comment how sure it is; blank when it is
     */
    record Key(List<String> fields, String comment) {}

    /**
     * A version.
     *
     * @param field its field
     * @param yaml what a mapping writes
     */
    record Version(String field, String yaml) {}

    /**
     * The key that the source tells, else the unique and filled field whose name says most.
     *
     * @throws DraftException when there is no field at all
     */
    Key key() {
        if (!sample.key().isEmpty()) {
            return new Key(sample.key(), "");
        }
        if (sample.fields().isEmpty()) {
            throw new DraftException("HUB-NEW-004  the sample has no fields that a mapping could name");
        }
        List<SampleField> best = new ArrayList<>(sample.fields());
        best.sort(Comparator.comparingInt(this::unlikely));
        SampleField first = best.get(0);
        if (sample.records().isEmpty()) {
            return new Key(List.of(first.path()), "guessed by its name");
        }
        if (first.isUnique()) {
            return new Key(
                    List.of(first.path()),
                    sample.records().size() == 1
                            ? "filled in the only record of the sample, which proves little"
                            : "unique and filled in all %d records of the sample"
                                    .formatted(sample.records().size()));
        }
        return new Key(List.of(first.path()), "guessed by its name, and NOT unique in the sample: correct it");
    }

    /** Lower is better: unique first, then by name, then by place. */
    private int unlikely(SampleField field) {
        int rank = field.isUnique() ? 0 : 1_000;
        String name = field.lastName();
        boolean nested = field.path().contains(".") || field.path().contains("[");
        if (nested) {
            rank += 300;
        }
        if (Set.of("id", "uuid", "key", "编号").contains(name) && !nested) {
            return rank;
        }
        if (Set.of(
                        "customerid",
                        "customerno",
                        "customernumber",
                        "memberno",
                        "memberid",
                        "orderid",
                        "orderno",
                        "contactid",
                        "accountid",
                        "客户编号",
                        "会员号",
                        "会员编号",
                        "客户号",
                        "订单号")
                .contains(name)) {
            return rank + 1;
        }
        if (name.endsWith("id")
                || name.endsWith("no")
                || name.endsWith("number")
                || name.endsWith("code")
                || name.endsWith("key")
                || name.endsWith("编号")
                || name.endsWith("号")) {
            return rank + (isPersonal(name) ? 250 : 10);
        }
        return rank + (isPersonal(name) ? 250 : 200);
    }

    /** What is unique of a person is no key of the record: people share phones, and addresses change. */
    private static boolean isPersonal(String name) {
        return name.contains("phone")
                || name.contains("tel")
                || name.contains("mobile")
                || name.contains("mail")
                || name.contains("name")
                || name.contains("fax")
                || name.contains("手机")
                || name.contains("身份证")
                || name.contains("postal")
                || name.contains("tax");
    }

    /** A field that is called like one, filled everywhere and readable as a time or number; null when there is none. */
    @Nullable
    Version version(ValueJudge judge) {
        for (SampleField field : sample.fields()) {
            if (!VERSIONS.contains(field.lastName()) || field.path().contains("[")) {
                continue;
            }
            String name = YamlText.of(field.path());
            if (sample.records().isEmpty()) {
                return new Version(field.path(), name);
            }
            if (!field.isFilled()) {
                continue;
            }
            String order = judge.order(field, "datetime");
            if (order != null) {
                return new Version(
                        field.path(),
                        order.isEmpty() ? name : "{from: " + name + ", as: datetime, order: " + order + "}");
            }
            if (judge.share(field, "number", Map.of(), null) > 0.99) {
                return new Version(field.path(), "{from: " + name + ", as: number}");
            }
        }
        return null;
    }
}
