package precredit.publish;

/** The head of a listed household; what was not delivered of the person is empty. */
public record Head(String name, String idNumber, String phone) {
    @Override
    public String toString() {
        return "a head";
    }
}
