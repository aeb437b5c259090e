package dev.emu64.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays an asciicast on a terminal of its own: the sequences of ECMA-48 and xterm that recordings use, and none else. */
final class RecordedTerminal {
    private static final Pattern HEADER = Pattern.compile("\\{\"version\": 2, \"width\": (\\d+), \"height\": (\\d+)\\}");
    private static final Pattern EVENT = Pattern.compile("\\[(\\d+\\.\\d{6}), \"([or])\", \"(.*)\"\\]");
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([?0-9;]*)([A-Za-z])");

    private final List<Double> times = new ArrayList<>();
    private char[][] cells;
    private int row;
    private int column;
    private boolean cursor = true;

    /** Plays a whole file. */
    RecordedTerminal(List<String> lines) {
        Matcher header = HEADER.matcher(lines.get(0));
        require(header.matches(), lines.get(0));
        resize(Integer.parseInt(header.group(1)), Integer.parseInt(header.group(2)));
        for (String line : lines.subList(1, lines.size())) {
            Matcher event = EVENT.matcher(line);
            require(event.matches(), line);
            times.add(Double.parseDouble(event.group(1)));
            if (event.group(2).equals("r")) {
                String[] size = event.group(3).split("x");
                resize(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
            } else {
                print(unescaped(event.group(3)));
            }
        }
    }

    private static void require(boolean condition, String text) {
        if (!condition) {
            throw new AssertionError("not part of an asciicast: " + text);
        }
    }

    private static String unescaped(String json) {
        Matcher escape = Pattern.compile("\\\\(u[0-9a-f]{4}|[\"\\\\])").matcher(json);
        return escape.replaceAll(found -> Matcher.quoteReplacement(found.group(1).length() == 1 ? found.group(1)
                : String.valueOf((char) Integer.parseInt(found.group(1).substring(1), 16))));
    }

    private void resize(int columns, int rows) {
        cells = new char[rows][columns];
        for (char[] line : cells) {
            Arrays.fill(line, ' ');
        }
    }

    private void print(String text) {
        int at = 0;
        Matcher sequence = SEQUENCE.matcher(text);
        while (at < text.length()) {
            if (text.charAt(at) == '\u001b') {
                require(sequence.find(at) && sequence.start() == at, text.substring(at));
                control(sequence.group(1), sequence.group(2).charAt(0));
                at = sequence.end();
            } else {
                cells[row][column] = text.charAt(at++);
                // the last column holds the position, as terminals do
                column = Math.min(column + 1, cells[row].length - 1);
            }
        }
    }

    private void control(String parameters, char last) {
        switch (last) {
            case 'H' -> {
                String[] place = parameters.isEmpty() ? new String[] {"1", "1"} : parameters.split(";");
                row = Integer.parseInt(place[0]) - 1;
                column = Integer.parseInt(place[1]) - 1;
            }
            case 'J' -> resize(cells[0].length, cells.length);
            case 'K' -> Arrays.fill(cells[row], column, cells[row].length, ' ');
            case 'h', 'l' -> {
                require(parameters.equals("?25"), parameters);
                cursor = last == 'h';
            }
            default -> require(last == 'm', String.valueOf(last));
        }
    }

    /** Seconds of every event. */
    List<Double> times() {
        return times;
    }

    /** The rows without their trailing blanks, each ended by a line feed. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (char[] line : cells) {
            text.append(new String(line).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    boolean cursorShown() {
        return cursor;
    }
}
