package precredit.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import precredit.channel.ChannelSettings;
import precredit.identity.Tokens;
import precredit.lock.LockSettings;
import precredit.model.ModelSettings;
import precredit.policy.Grade;
import precredit.policy.Policy;
import precredit.problem.Problems;

/** All settings of a run; {@code reference.conf} says what each means. */
public record Settings(
        Landing landing,
        Storage storage,
        String county,
        List<String> otherCounties,
        String date,
        String master,
        LockSettings lock,
        Optional<Lineage> lineage,
        Dictionaries dictionaries,
        Security security,
        Map<String, SourceSettings> sources,
        ModelSettings model,
        Policy policy,
        Map<String, ChannelSettings> channels) {

    private static final List<String> PATHS =
            List.of("landing.root", "storage.root", "dictionaries.crops", "dictionaries.divisions");

    private static final Pattern MASTER =
            Pattern.compile("local(\\[([0-9]+|\\*)(, *[0-9]+)?])?|local-cluster\\[.+]|yarn|(spark|k8s)://.+");

    public record Landing(String root) {
        public Landing {
            requirePlace("root", root);
        }
    }

    /**
     * Where everything that is made goes.
     *
     * @param condenseSalesFromMb from how many megabytes of a county's sales on they are kept by month as well
     */
    public record Storage(String root, int condenseSalesFromMb) {
        public Storage {
            requirePlace("root", root);
            if (condenseSalesFromMb < 0) {
                throw new IllegalArgumentException("condense-sales-from-mb is below 0");
            }
        }
    }

    /** Where it is told which tables a run reads and writes, if anywhere, and under which namespace of jobs. */
    public record Lineage(Optional<String> endpoint, String namespace) {
        public Lineage {
            requirePlace("namespace", namespace);
            if (endpoint.isPresent() && !endpoint.get().matches("https?://[^/\\s]+(/\\S*)?")) {
                throw new IllegalArgumentException("endpoint is no http address");
            }
        }
    }

    public record Dictionaries(String crops, String divisions) {
        public Dictionaries {
            requirePlace("crops", crops);
            requirePlace("divisions", divisions);
        }
    }

    public record Security(
            Tokens.Algorithm tokenAlgorithm,
            boolean allowSampleKeys,
            String sampleTokenKey,
            String sampleIdentityKey,
            String sampleSigningKey) {
        private Map<String, Object> asMap() {
            return Map.of(
                    "token-algorithm",
                            tokenAlgorithm.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "allow-sample-keys", allowSampleKeys,
                    "sample-token-key", sampleTokenKey,
                    "sample-identity-key", sampleIdentityKey,
                    "sample-signing-key", sampleSigningKey);
        }
    }

    public Settings {
        if (!county.matches("\\d{6}")) {
            throw Problems.badSetting("county", "given", county + " is no 6-digit code", "Give it as 370982");
        }
        if (!date.equals("latest")) {
            parsed(date);
        }
        if (!MASTER.matcher(master).matches()) {
            throw Problems.badSetting(
                    "master", "given", master + " is no Spark master", "Give it as local[2], or as your cluster's");
        }
        if (sources.values().stream().noneMatch(source -> source.family() == SourceSettings.Family.LAND_RIGHTS)) {
            throw Problems.badSetting(
                    "sources",
                    "given",
                    "none is of the family land-rights, and without land there is no roll",
                    "Leave the land registry in");
        }
        List<String> grades = policy.grades().stream().map(Grade::name).toList();
        channels.forEach((name, channel) -> checkChannel(name, channel, grades));
    }

    /** The business date, unless it is that of the newest delivery. */
    public Optional<LocalDate> businessDate() {
        return date.equals("latest") ? Optional.empty() : Optional.of(parsed(date));
    }

    /** The defaults, a file over them if there is one, and single values ({@code key=value}) over both. */
    public static Settings load(Optional<Path> file, List<String> values) {
        return Binder.bind(effective(file, values).root(), Settings.class);
    }

    /** The same settings as JSON text, for {@link #again}; without the keys, the landing zone and what changes no figure. */
    public static String text(Optional<Path> file, List<String> values) {
        Config config = effective(file, values);
        for (String key :
                List.of("security", "landing", "storage", "dictionaries", "channels", "master", "date", "lineage")) {
            config = config.withoutPath(key);
        }
        ConfigValue plain = ConfigValueFactory.fromAnyRef(plain(config.root()));
        return plain.render(ConfigRenderOptions.concise().setFormatted(true));
    }

    /** Numbers as they were written: 0.30 is not 0.3 to whoever hashes a setting. */
    private static Object plain(ConfigValue value) {
        if (value instanceof ConfigObject object) {
            Map<String, Object> entries = new TreeMap<>();
            object.forEach((key, entry) -> entries.put(key, plain(entry)));
            return entries;
        }
        if (value instanceof ConfigList list) {
            return list.stream().map(Settings::plain).toList();
        }
        return value.valueType() == ConfigValueType.NUMBER
                ? value.atKey("number").getString("number")
                : value.unwrapped();
    }

    /** The settings of a past night, as {@link #text} told them, in other places, for no channel and no lineage, with the keys of {@code now}. */
    public static Settings again(String text, Settings now, Map<String, String> places) {
        Config then = ConfigFactory.parseMap(places)
                .withFallback(ConfigFactory.parseMap(Map.of(
                        "master", now.master(),
                        "landing.root", now.landing().root(),
                        "storage.condense-sales-from-mb", now.storage().condenseSalesFromMb(),
                        "channels", Map.of(),
                        "security", now.security().asMap())))
                .withFallback(ConfigFactory.parseString(text));
        return Binder.bind(then.root(), Settings.class);
    }

    private static Config effective(Optional<Path> file, List<String> values) {
        Config config = ConfigFactory.parseResources(
                Settings.class.getClassLoader(),
                "reference.conf",
                ConfigParseOptions.defaults().setAllowMissing(false));
        try {
            if (file.isPresent()) {
                config = parsed(file.get()).withFallback(config);
            }
            for (String value : values) {
                config = single(value).withFallback(config);
            }
            return underHome(config.resolve());
        } catch (ConfigException e) {
            throw Problems.badSetting(
                    "file", e.origin() == null ? "given" : e.origin().description(), e.getMessage(), "Correct it");
        }
    }

    private static void checkChannel(String name, ChannelSettings channel, List<String> grades) {
        if (!name.matches("[a-z][a-z0-9-]{0,62}")) {
            throw Problems.badSetting(
                    "channels." + name, "given", "a channel names its folder", "Use a-z, 0-9 and -, as in county-app");
        }
        channel.filter().grades().filter(wanted -> !grades.containsAll(wanted)).ifPresent(wanted -> {
            throw Problems.badSetting(
                    "channels." + name + ".filter.grades",
                    "given",
                    wanted + " are not all grades of the policy",
                    "Choose from " + String.join(", ", grades));
        });
    }

    /** Default paths are relative to the project, those that somebody gives to where the command is called. */
    private static Config underHome(Config config) {
        String home = System.getProperty("precredit.home", "");
        Config under = config;
        for (String key : PATHS) {
            ConfigValue value = config.getValue(key);
            boolean isDefault = value.origin().description().contains("reference.conf");
            if (isDefault && !home.isEmpty()) {
                under = under.withValue(key, ConfigValueFactory.fromAnyRef(home + "/" + value.unwrapped()));
            }
        }
        return under;
    }

    private static Config parsed(Path file) {
        if (!Files.isReadable(file)) {
            throw Problems.badSetting(
                    "--conf", "given", "there is no readable file " + file, "Give the path of a HOCON file");
        }
        return ConfigFactory.parseFile(file.toFile());
    }

    /** A single value is plain text, unless it opens with a bracket or a brace; null takes a setting or a block out. */
    private static Config single(String keyAndValue) {
        int equals = keyAndValue.indexOf('=');
        if (equals < 1) {
            throw Problems.badSetting(keyAndValue, "--set", "it has no value", "Write --set key=value");
        }
        String key = keyAndValue.substring(0, equals).strip();
        String value = keyAndValue.substring(equals + 1).strip();
        if (value.startsWith("[") || value.startsWith("{") || value.equals("null")) {
            return ConfigFactory.parseString(
                    key + "=" + value,
                    ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setOriginDescription("--set"));
        }
        return ConfigFactory.parseMap(Map.of(key, value), "--set");
    }

    private static void requirePlace(String setting, String place) {
        if (place.isBlank()) {
            throw new IllegalArgumentException(setting + " is empty");
        }
    }

    private static LocalDate parsed(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw Problems.badSetting(
                    "date", "given", "\"" + date + "\" is no date", "Give it as 2026-06-30, or latest");
        }
    }
}
