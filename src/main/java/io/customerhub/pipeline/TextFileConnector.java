package io.customerhub.pipeline;

/** What the connectors for files of plain text share: charset, trailer and packing. */
public abstract class TextFileConnector extends FileConnector {

    private final FormatOptions options = new FormatOptions();

    /** The options that have been set. */
    final FormatOptions options() {
        return options;
    }

    /** The charset of files without a byte order mark, or {@code detect}. */
    public final void setCharset(String charset) {
        options.charset(charset);
    }

    /** The line that ends each file, such as {@code TRL;{count}}; empty for none. */
    public final void setTrailer(String trailer) {
        options.trailer(trailer);
    }

    /** How many bytes a packed file may unpack to. */
    public final void setMaxUnpackedBytes(long maxUnpackedBytes) {
        options.maxUnpackedBytes(maxUnpackedBytes);
    }

    /** How many bytes one packed byte may become. */
    public final void setMaxRatio(int maxRatio) {
        options.maxRatio(maxRatio);
    }

    /** How many entries an archive may have. */
    public final void setMaxEntries(int maxEntries) {
        options.maxEntries(maxEntries);
    }
}
