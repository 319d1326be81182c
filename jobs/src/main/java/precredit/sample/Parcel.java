package precredit.sample;

/** One parcel: its number within the village group, how it was acquired, its area in hundredths of a mu. */
record Parcel(String code, String method, int centimu) {
    /** Land that is not from household contracting has a certificate of its own. */
    char certificateLetter() {
        return method.equals("110") ? 'J' : 'Q';
    }
}
