package precredit.night;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import precredit.identity.Keys;
import precredit.settings.Settings;
import precredit.store.Store;

/**
 * Hashes of what a run depends on beside its deliveries: the settings that can change a figure, the dictionaries and
 * the code.
 */
record Fingerprints(String configuration, String code, Map<String, byte[]> dictionaryFiles) {
    static Fingerprints of(Settings settings, Keys keys, Configuration hadoop) {
        String meaning = String.join(
                "\n",
                settings.county(),
                settings.otherCounties().toString(),
                settings.security().tokenAlgorithm().toString(),
                keys.token().id(),
                settings.sources().toString(),
                settings.model().toString(),
                settings.policy().toString());
        return new Fingerprints(sha256(meaning), ofCode(), ofDictionaries(settings.dictionaries(), hadoop));
    }

    /** Eight characters that differ when any input, setting or the code does. */
    String run(Map<String, String> inputs) {
        return sha256(inputs + "\n" + dictionaries() + "\n" + configuration + "\n" + code)
                .substring(0, 8);
    }

    /** The hash of each dictionary file. */
    Map<String, String> dictionaries() {
        Map<String, String> hashes = new TreeMap<>();
        dictionaryFiles.forEach((name, bytes) -> hashes.put(name, sha256(bytes)));
        return hashes;
    }

    private static Map<String, byte[]> ofDictionaries(Settings.Dictionaries dictionaries, Configuration hadoop) {
        Map<String, byte[]> files = new TreeMap<>();
        String crops = dictionaries.crops();
        int slash = crops.lastIndexOf('/');
        Store folder = Store.at(slash < 0 ? "." : crops.substring(0, slash + 1), hadoop);
        files.put("dictionary/crops", folder.read(crops.substring(slash + 1)));
        Store divisions = Store.at(dictionaries.divisions(), hadoop);
        for (String name : divisions.list("")) {
            if (name.endsWith(".csv")) {
                files.put("dictionary/divisions/" + name, divisions.read(name));
            }
        }
        return files;
    }

    /** The hash of the jar this runs from; of classes in a folder there is none. */
    static String ofCode() {
        try {
            Path jar = Path.of(Fingerprints.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(jar)) {
                return "unpackaged";
            }
            try (InputStream in = Files.newInputStream(jar)) {
                return sha256(in.readAllBytes()).substring(0, 16);
            }
        } catch (URISyntaxException | IOException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
