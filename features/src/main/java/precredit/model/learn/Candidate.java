package precredit.model.learn;

/** A split that a node could make and what it gains; {@code values} are those of the two branches. */
record Candidate(int column, int upTo, boolean missingLeft, double gain, double left, double right) {
    BinNode.Split split(BinNode yes, BinNode no) {
        return new BinNode.Split(column, upTo, missingLeft, yes, no);
    }
}
