package io.customerhub.ingest.format;

/** Counts well-formed sequences of UTF-8 (Unicode Standard, table 3-7) and bytes that are in none. */
final class Utf8Evidence {

    /** In no other charset do so many sequences of a real text happen to be well-formed. */
    private static final long SEQUENCES_PER_FAULT = 10;

    private long sequences;
    private long faults;
    private int open;
    private int low = 0x80;
    private int high = 0xBF;

    void take(int octet) {
        if (open > 0) {
            if (octet >= low && octet <= high) {
                open--;
                low = 0x80;
                high = 0xBF;
                sequences += open == 0 ? 1 : 0;
                return;
            }
            faults++;
            open = 0;
        }
        if (octet >= 0x80) {
            begin(octet);
        }
    }

    private void begin(int octet) {
        low = octet == 0xE0 ? 0xA0 : octet == 0xF0 ? 0x90 : 0x80;
        high = octet == 0xED ? 0x9F : octet == 0xF4 ? 0x8F : 0xBF;
        if (octet >= 0xC2 && octet <= 0xDF) {
            open = 1;
        } else if (octet >= 0xE0 && octet <= 0xEF) {
            open = 2;
        } else if (octet >= 0xF0 && octet <= 0xF4) {
            open = 3;
        } else {
            faults++;
        }
    }

    void end() {
        faults += open > 0 ? 1 : 0;
        open = 0;
    }

    /** True for ASCII and UTF-8; single broken rows do not make another charset of it. */
    boolean isProved() {
        return faults == 0 || sequences >= faults * SEQUENCES_PER_FAULT;
    }
}
