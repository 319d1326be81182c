package precredit.identity;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import precredit.problem.Problems;
import precredit.settings.Settings;

/**
 * The keys of a run, from the environment, or those of the samples where nothing but samples is read.
 *
 * @param identity opens what the key before it closed too, where that one is given
 * @param signature what the channels are signed with; absent when the other keys are real and this one was not given
 */
public record Keys(Tokens.Key token, Seal identity, Optional<SigningKey> signature, boolean areSamples) {
    private static final String TOKEN = "PRECREDIT_TOKEN_KEY";
    private static final String IDENTITY = "PRECREDIT_IDENTITY_KEY";
    private static final String IDENTITY_OLD = "PRECREDIT_IDENTITY_KEY_OLD";
    private static final String SIGNING = "PRECREDIT_SIGNING_KEY";
    private static final int SHORTEST = 8;

    /** Reads the keys from their variables, or from the files that {@code <variable>_FILE} name. */
    public static Keys of(Settings.Security settings, Map<String, String> variables) {
        Map<String, String> environment = KeyFiles.read(variables, TOKEN, IDENTITY, IDENTITY_OLD, SIGNING);
        boolean samples = isAbsent(environment, TOKEN) || isAbsent(environment, IDENTITY);
        boolean unsigned = isAbsent(environment, SIGNING) && !samples && !settings.allowSampleKeys();
        byte[] token = bytes(environment, TOKEN, settings.sampleTokenKey());
        byte[] identity = bytes(environment, IDENTITY, settings.sampleIdentityKey());
        return new Keys(
                new Tokens.Key(settings.tokenAlgorithm(), token),
                isAbsent(environment, IDENTITY_OLD)
                        ? new Seal(identity)
                        : new Seal(identity).replacing(new Seal(bytes(environment, IDENTITY_OLD, ""))),
                unsigned
                        ? Optional.empty()
                        : Optional.of(signing(text(environment, SIGNING, settings.sampleSigningKey()))),
                samples);
    }

    /** The key that channels are signed with; to be asked for only where there is one. */
    public SigningKey signing() {
        return signature.orElseThrow();
    }

    private static boolean isAbsent(Map<String, String> environment, String variable) {
        return environment.getOrDefault(variable, "").isBlank();
    }

    private static String text(Map<String, String> environment, String variable, String sample) {
        return isAbsent(environment, variable) ? sample : environment.get(variable);
    }

    private static byte[] bytes(Map<String, String> environment, String variable, String sample) {
        String secret = text(environment, variable, sample);
        if (secret.length() < SHORTEST) {
            throw Problems.badKey(variable, "it is shorter than " + SHORTEST + " characters");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private static SigningKey signing(String pkcs8) {
        try {
            return SigningKey.of(pkcs8);
        } catch (IllegalArgumentException e) {
            throw Problems.badSigningKey(SIGNING, e.getMessage());
        }
    }
}
