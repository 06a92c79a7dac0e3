package io.customerhub.standardize.address;

import java.util.ArrayList;
import java.util.List;

/** Cuts a Chinese delivery line at separators, labels and phone numbers. For one value and one thread. */
final class DeliveryLine {

    /** What a piece is. */
    enum Kind {
        /** Anything else. */
        TEXT,
        /** A mobile number of eleven digits. */
        MOBILE,
        /** Another phone number. */
        PHONE
    }

    /** What the line says that a piece is. */
    enum Label {
        /** Nothing. */
        NONE,
        /** A name follows. */
        NAME,
        /** A phone number follows. */
        PHONE,
        /** An address follows. */
        ADDRESS,
        /** A postal code follows. */
        POSTAL_CODE
    }

    /**
     * A piece of the line.
     *
     * @param text as written; of phones the digits
     */
    record Piece(Kind kind, Label label, int from, int to, String text) {}

    private static final String SEPARATORS = " ,;:\n|、。";

    /** The first characters of all labels. */
    private static final String LABELS_BEGIN = "收联手所详街邮姓名电地tT";

    /** Labels that are read wherever they stand. */
    private static final String[] SURE = {
        "收货人姓名", "收货人", "收件人姓名", "收件人", "联系人", "手机号码", "手机号", "联系电话", "联系方式", "所在地区", "详细地址", "收货地址", "收件地址", "街道地址",
        "邮政编码", "邮编"
    };

    private static final Label[] SURE_LABELS = {
        Label.NAME,
        Label.NAME,
        Label.NAME,
        Label.NAME,
        Label.NAME,
        Label.PHONE,
        Label.PHONE,
        Label.PHONE,
        Label.PHONE,
        Label.ADDRESS,
        Label.ADDRESS,
        Label.ADDRESS,
        Label.ADDRESS,
        Label.ADDRESS,
        Label.POSTAL_CODE,
        Label.POSTAL_CODE
    };

    /** Labels that are read only with a colon after them. */
    private static final String[] WITH_COLON = {"姓名", "名字", "电话", "手机", "地址", "地区", "tel", "Tel", "TEL"};

    private static final Label[] COLON_LABELS = {
        Label.NAME,
        Label.NAME,
        Label.PHONE,
        Label.PHONE,
        Label.ADDRESS,
        Label.ADDRESS,
        Label.PHONE,
        Label.PHONE,
        Label.PHONE
    };

    private final String line;
    private final List<Piece> pieces = new ArrayList<>();
    private Label label = Label.NONE;
    private int from;

    private DeliveryLine(String line) {
        this.line = line;
    }

    /** The pieces of a line in half-width form, in order. */
    static List<Piece> cut(String line) {
        DeliveryLine delivery = new DeliveryLine(line);
        int at = 0;
        while (at < line.length()) {
            at = delivery.step(at);
        }
        delivery.close(line.length());
        return delivery.pieces;
    }

    private int step(int at) {
        char c = line.charAt(at);
        if (SEPARATORS.indexOf(c) >= 0) {
            close(at);
            from = at + 1;
            return at + 1;
        }
        if (c >= '0' && c <= '9' || c == '+') {
            return digits(at);
        }
        int labelled = LABELS_BEGIN.indexOf(c) >= 0 ? label(at) : 0;
        return labelled > 0 ? labelled : at + 1;
    }

    private int label(int at) {
        for (int i = 0; i < SURE.length; i++) {
            if (line.startsWith(SURE[i], at)) {
                return label(at, SURE[i].length(), SURE_LABELS[i]);
            }
        }
        for (int i = 0; i < WITH_COLON.length; i++) {
            int end = at + WITH_COLON[i].length();
            if (line.startsWith(WITH_COLON[i], at) && end < line.length() && line.charAt(end) == ':') {
                return label(at, WITH_COLON[i].length(), COLON_LABELS[i]);
            }
        }
        return 0;
    }

    private int label(int at, int length, Label kind) {
        close(at);
        label = kind;
        from = at + length;
        return from;
    }

    /** Digits: a phone number when they are one, else a part of the text. */
    private int digits(int at) {
        int start = line.charAt(at) == '+' ? at + 1 : at;
        int end = start;
        while (end < line.length() && isDigit(end)) {
            end++;
        }
        int size = end - start;
        boolean glued = at > 0
                && (Character.isLetterOrDigit(line.charAt(at - 1)) && line.charAt(at - 1) < 0x80
                        || line.charAt(at - 1) == '-');
        int grouped = grouped(start);
        if (!glued && grouped > 0) {
            return add(Kind.MOBILE, at, grouped, plain(start, grouped));
        }
        if (size >= 11 && size <= 15 && isMobile(end - 11) && !glued) {
            boolean country =
                    size == 13 && line.startsWith("86", start) || size == 15 && line.startsWith("0086", start);
            return add(Kind.MOBILE, country || size == 11 ? at : end - 11, end, line.substring(end - 11, end));
        }
        int fixed = fixed(start);
        return !glued && fixed > 0 ? add(Kind.PHONE, at, fixed, line.substring(start, fixed)) : Math.max(end, at + 1);
    }

    private boolean isDigit(int at) {
        return at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }

    private boolean isMobile(int at) {
        return at + 1 < line.length() && line.charAt(at) == '1' && line.charAt(at + 1) >= '3';
    }

    /** The end of a mobile number in groups of 3, 4 and 4 digits, maybe after 86; 0 when there is none. */
    private int grouped(int start) {
        int at = line.startsWith("86", start) && start + 2 < line.length() && " -".indexOf(line.charAt(start + 2)) >= 0
                ? start + 3
                : start;
        if (isDigits(at, 11) && isMobile(at) && at > start && !isDigit(at + 11)) {
            return at + 11;
        }
        boolean groups = isDigits(at, 3)
                && isMobile(at)
                && isGap(at + 3)
                && isDigits(at + 4, 4)
                && isGap(at + 8)
                && isDigits(at + 9, 4)
                && !isDigit(at + 13);
        return groups ? at + 13 : 0;
    }

    private boolean isGap(int at) {
        return at < line.length() && (line.charAt(at) == '-' || line.charAt(at) == ' ');
    }

    private boolean isDigits(int at, int count) {
        for (int i = at; i < at + count; i++) {
            if (!isDigit(i)) {
                return false;
            }
        }
        return true;
    }

    private String plain(int start, int end) {
        StringBuilder digits = new StringBuilder(16);
        for (int i = start; i < end; i++) {
            if (isDigit(i)) {
                digits.append(line.charAt(i));
            }
        }
        return digits.substring(digits.length() - 11);
    }

    /** The end of a number such as 010-65529988 or 0755-2660 1234; 0 when there is none. */
    private int fixed(int start) {
        for (int area = 3; area <= 4; area++) {
            if (start < line.length()
                    && line.charAt(start) == '0'
                    && isDigits(start, area)
                    && start + area < line.length()
                    && line.charAt(start + area) == '-') {
                int at = start + area + 1;
                int count = isDigits(at, 8) ? 8 : isDigits(at, 7) ? 7 : 0;
                if (count > 0 && !isDigit(at + count)) {
                    return at + count;
                }
            }
        }
        return 0;
    }

    private int add(Kind kind, int start, int end, String number) {
        Label said = label;
        close(start);
        label = said == Label.PHONE ? Label.NONE : label;
        pieces.add(new Piece(kind, Label.NONE, start, end, number));
        from = end;
        return end;
    }

    /** Ends the piece at a place; what is said of it holds for the first piece that is not empty. */
    private void close(int to) {
        if (to > from) {
            pieces.add(new Piece(Kind.TEXT, label, from, to, line.substring(from, to)));
            label = Label.NONE;
        }
        from = to;
    }
}
