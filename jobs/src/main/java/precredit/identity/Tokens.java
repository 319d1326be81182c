package precredit.identity;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Keyed tokens; one instance serves one thread and remembers the codes that it has computed. */
public final class Tokens {
    private static final int REMEMBERED = 100_000;
    private final HMac mac;
    private final Map<String, String> codes = new HashMap<>();

    /** The keyed hash that makes a token. */
    public enum Algorithm {
        HMAC_SM3,
        HMAC_SHA256;

        private Digest digest() {
            return this == HMAC_SM3 ? new SM3Digest() : new SHA256Digest();
        }
    }

    /** A token key and its algorithm; it is printed as its id. */
    public static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        private final Algorithm algorithm;
        private final byte[] secret;

        public Key(Algorithm algorithm, byte[] secret) {
            this.algorithm = algorithm;
            this.secret = secret.clone();
        }

        /** Tells two keys apart without telling either. */
        public String id() {
            return new Tokens(this).token("key id").substring(0, 16);
        }

        @Override
        public String toString() {
            return "token key " + id();
        }
    }

    public Tokens(Key key) {
        mac = new HMac(key.algorithm.digest());
        mac.init(new KeyParameter(key.secret));
    }

    /** The token of a normalised identity number: 64 hexadecimal digits. */
    public String person(String normalisedId) {
        return token(normalisedId);
    }

    /** The token by which an entry with a masked number is matched: name, first 10 and last 4 characters. */
    public String debtor(String name, String id) {
        return id.length() < 14
                ? token(name + "|" + id)
                : token(name + "|" + id.substring(0, 10) + "|" + id.substring(id.length() - 4));
    }

    /** A short token of something that is no person but may be named after one: 16 hexadecimal digits. */
    public String code(String value) {
        if (codes.size() >= REMEMBERED) {
            codes.clear();
        }
        return codes.computeIfAbsent(value, any -> token("code|" + value).substring(0, 16));
    }

    /** The token by which a channel knows somebody or something; no other channel, and no table, has the same. */
    public String inChannel(String channel, String value) {
        return token("channel|" + channel + "|" + value);
    }

    private String token(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }
}
