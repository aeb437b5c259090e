package dev.emu64.cli.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The host's files by the names that users give, and the host's errors in their words. */
public final class HostFiles {
    private HostFiles() {
    }

    /** The path of a name given on the command line. */
    public static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw UserError.host("\"" + name + "\" is no file name: " + e.getReason());
        }
    }

    /** A whole file. */
    public static byte[] read(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Writes a whole file, and the folders that it lies in. */
    public static void write(String name, byte[] bytes) {
        try {
            Path file = path(name);
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /** A file that was to be read and cannot be. */
    public static UserError unreadable(String name, IOException e) {
        if (e instanceof NoSuchFileException) {
            return UserError.host("no such file: " + name);
        }
        return UserError.host("cannot read " + name + ": " + reason(e));
    }

    /** A file that was to be written and cannot be. */
    public static UserError unwritable(String name, IOException e) {
        return UserError.host("cannot write " + name + ": " + reason(e));
    }

    /** The host's reason without the file's name, which the caller says. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
