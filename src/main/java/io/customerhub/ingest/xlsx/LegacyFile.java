package io.customerhub.ingest.xlsx;

import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells files that people take for workbooks of today from those that are: in words that say what to do. */
final class LegacyFile {

    /** The header of a compound file ([MS-CFB] 2.2), which both old workbooks and encrypted new ones are. */
    private static final byte[] COMPOUND = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    /** The stream that holds an encrypted workbook ([MS-OFFCRYPTO] 2.3.4.4). */
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private static final int CHUNK = 1 << 16;

    private LegacyFile() {}

    /** Refuses what is no ZIP file (HUB-READ-071) and what needs a password (HUB-READ-073). */
    static void refuse(SourceFile file) throws IOException {
        byte[] start;
        try (InputStream in = file.bytes()) {
            start = in.readNBytes(COMPOUND.length);
        }
        if (Arrays.equals(start, COMPOUND)) {
            if (holdsEncrypted(file)) {
                throw new UnreadableException(
                        "HUB-READ-073",
                        0,
                        "the workbook is protected by a password; save it without one (File, Info, Protect Workbook)");
            }
            throw new UnreadableException(
                    "HUB-READ-071",
                    0,
                    "the file is a workbook of Excel 97 to 2003 (.xls); open it in Excel and save it as .xlsx");
        }
        if (start.length < 2 || start[0] != 'P' || start[1] != 'K') {
            throw new UnreadableException(
                    "HUB-READ-071",
                    0,
                    "the file is no workbook of Excel, whatever its name says; when it is a text, read it with csv-file");
        }
    }

    private static boolean holdsEncrypted(SourceFile file) throws IOException {
        byte[] window = new byte[CHUNK + ENCRYPTED.length];
        int kept = 0;
        try (InputStream in = file.bytes()) {
            while (true) {
                int count = in.readNBytes(window, kept, CHUNK);
                if (contains(window, kept + count)) {
                    return true;
                }
                if (count < CHUNK) {
                    return false;
                }
                System.arraycopy(window, count + kept - ENCRYPTED.length, window, 0, ENCRYPTED.length);
                kept = ENCRYPTED.length;
            }
        }
    }

    private static boolean contains(byte[] window, int end) {
        for (int i = 0; i + ENCRYPTED.length <= end; i++) {
            if (window[i] == ENCRYPTED[0]
                    && Arrays.equals(window, i, i + ENCRYPTED.length, ENCRYPTED, 0, ENCRYPTED.length)) {
                return true;
            }
        }
        return false;
    }
}
