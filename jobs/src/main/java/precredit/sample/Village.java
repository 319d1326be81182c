package precredit.sample;

/** A village as a household was registered in it: its 12-digit code and the names it then had. */
record Village(String code, String township, String name) {}
