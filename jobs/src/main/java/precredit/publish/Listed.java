package precredit.publish;

/** A household that a list names, and its head. */
public record Listed(Decided household, Head head) {}
