package precredit.access;

/**
 * What one command gave out.
 *
 * @param command the command as it is called
 * @param asOf the business date, empty where there is none
 * @param run the run whose decisions they are, empty where there is none
 * @param what which files, or which household; never a person
 */
public record AccessEvent(String command, String asOf, String run, String what) {}
