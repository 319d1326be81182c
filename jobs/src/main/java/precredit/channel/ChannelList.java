package precredit.channel;

import java.time.LocalDate;

/** The list that a channel sends: of which county, at which date, decided by which model and policy. */
public record ChannelList(String county, LocalDate asOf, String modelId, String policyVersion) {}
