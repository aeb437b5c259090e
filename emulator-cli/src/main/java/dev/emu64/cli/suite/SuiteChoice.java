package dev.emu64.cli.suite;

/**
 * What the user wants of a suite.
 *
 * @param jobs how many tests run at a time, at least 1
 * @param timeout limit of each test, as {@code --timeout} takes it
 * @param only part of the names of the tests to run, or null for all
 * @param report the file for a report in JUnit's XML, or null
 * @param update whether what happens becomes what is expected
 */
public record SuiteChoice(String folder, int jobs, String timeout, String only, String report, boolean update) {
}
