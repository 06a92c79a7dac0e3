package io.customerhub.config;

/**
 * A place in a configuration file.
 *
 * @param file the path as an engineer would type it, relative to the project folder
 * @param line counted from 1
 * @param column counted from 1
 */
public record Place(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
