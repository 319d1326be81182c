package precredit.sample;

/** Told after every few hundred households of a source how far the generator is. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (source, done, all) -> {};

    void households(String source, int done, int all);
}
