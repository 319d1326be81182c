package precredit.channel;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import precredit.identity.Keys;
import precredit.identity.Tokens;
import precredit.settings.Settings;
import precredit.store.Store;

/** A channel of invented households for tests, published below a folder. */
record ChannelsOnDisk(Store store) {
    static final LocalDate MAY = LocalDate.of(2026, 5, 31);
    static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    static final String COUNTY = "370982";
    static final String NAME = "test-app";
    static final Keys KEYS = keys("MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f");
    static final Keys OTHER_KEYS = keys("MC4CAQAwBQYDK2VwBCIEIP8BAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f");

    static ChannelsOnDisk in(Path folder) {
        return new ChannelsOnDisk(Store.at(folder.toString(), new Configuration()));
    }

    boolean publish(LocalDate asOf, List<Approval> approvals) {
        return publish(asOf, approvals, settings(Optional.empty(), Map.of()));
    }

    boolean publish(LocalDate asOf, List<Approval> approvals, ChannelSettings settings) {
        ChannelList list = new ChannelList(COUNTY, asOf, "model-1", "policy-1");
        return new Channel(NAME, settings, KEYS, store).publish(list, approvals.iterator());
    }

    static ChannelSettings settings(Optional<RecipientKey> recipient, Map<String, Masking> masking) {
        return settings(recipient, masking, ChannelFilter.none());
    }

    static ChannelSettings settings(
            Optional<RecipientKey> recipient, Map<String, Masking> masking, ChannelFilter filter) {
        return new ChannelSettings(
                ChannelSettings.Format.JSONL,
                List.of(
                        "household_id",
                        "name",
                        "id_number",
                        "phone",
                        "township_code",
                        "grade",
                        "limit_yuan",
                        "annual_rate_pct",
                        "tenor_months",
                        "valid_from",
                        "valid_to",
                        "change"),
                Optional.of(masking),
                filter,
                recipient,
                "测试",
                "无");
    }

    /** Households 0 to {@code count} - 1; every third has no phone. */
    static List<Approval> approvals(int count) {
        return IntStream.range(0, count).mapToObj(ChannelsOnDisk::approval).toList();
    }

    static Approval approval(int number) {
        return new Approval(
                "37098200100" + (1_000_000 + number),
                "甲乙" + number,
                "12345679000101" + (1_000 + number),
                number % 3 == 0 ? "" : "1000000" + (1_000 + number),
                "370982001",
                "甲镇",
                "370982001001",
                "乙村",
                number % 2 == 0 ? "A" : "B",
                new BigDecimal((number + 10) + "000.00"),
                new BigDecimal("4.350"),
                36,
                JUNE,
                JUNE.plusDays(180),
                number % 5 == 0 ? "new" : "kept",
                "QUALIFIED");
    }

    private static Keys keys(String signing) {
        return Keys.of(
                new Settings.Security(
                        Tokens.Algorithm.HMAC_SM3, true, "a key of the tests", "another key of the tests", signing),
                Map.of());
    }
}
