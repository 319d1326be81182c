package precredit.identity;

/** How a person who was erased is called where something has to stand. */
public final class Erased {
    public static final String WORDS = "已删除";

    private Erased() {}
}
