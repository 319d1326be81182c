package precredit.policy;

/** The completed years of age that the head of a household may have, both ends included. */
public record HeadAge(int youngest, int oldest) {
    public HeadAge {
        Settings.require(
                0 <= youngest && youngest <= oldest,
                "policy.head-age",
                "youngest is " + youngest + ", oldest is " + oldest,
                "Set 0 <= youngest <= oldest");
    }
}
