package precredit.identity;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes with AES-256-GCM. The nonce is a keyed hash of what is sealed, so the same text under the same key gives
 * the same bytes on every machine, and no nonce ever serves two texts.
 */
public final class Seal implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int NONCE = 12;
    private static final int KEY_ID = 4;
    private static final int TAG_BITS = 128;
    private static final int AT_ONCE = 1 << 10;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String HASH = "HmacSHA256";
    private static final ThreadLocal<Machine> MACHINES = ThreadLocal.withInitial(Machine::new);

    private final byte[] secret;
    private final byte[] keyId;
    private final Seal older;

    public Seal(byte[] secret) {
        this.secret = sha256(secret);
        this.keyId = Arrays.copyOf(sha256(this.secret), KEY_ID);
        this.older = null;
    }

    private Seal(Seal newer, Seal older) {
        this.secret = newer.secret;
        this.keyId = newer.keyId;
        this.older = older;
    }

    /** The same seal, which also opens what {@code replaced} closed. */
    public Seal replacing(Seal replaced) {
        return new Seal(this, replaced);
    }

    /** The seal that this one replaces, if it replaces one. */
    public Optional<Seal> replaced() {
        return Optional.ofNullable(older);
    }

    /** The first bytes of everything that this key closed. */
    public byte[] mark() {
        return keyId.clone();
    }

    /** Tells two keys apart without telling either. */
    public String id() {
        return java.util.HexFormat.of().formatHex(keyId);
    }

    /** Key id, nonce, ciphertext and tag. */
    public byte[] close(byte[] open) {
        try {
            return MACHINES.get().close(this, open);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] close(String text) {
        return close(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was sealed; fails when it was sealed with another key or changed since. */
    public byte[] open(byte[] closed) {
        if (!Arrays.equals(Arrays.copyOf(closed, KEY_ID), keyId)) {
            return replaced()
                    .orElseThrow(() -> new IllegalStateException("sealed with another identity key"))
                    .open(closed);
        }
        try {
            return MACHINES.get().open(this, closed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed bytes were changed", e);
        }
    }

    /** A secret of 32 bytes for this content and purpose; the same on every machine, and unknown without the key. */
    public byte[] secret(String purpose, byte[] content) {
        try {
            return hmac(hmac(secret, purpose.getBytes(StandardCharsets.UTF_8)), content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String openText(byte[] closed) {
        return new String(open(closed), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "identity key";
    }

    private void init(Cipher cipher, int mode, byte[] nonce) throws GeneralSecurityException {
        cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    }

    private byte[] nonce(byte[] open) throws GeneralSecurityException {
        return hmac(secret, open);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = MACHINES.get().hash;
        mac.init(new SecretKeySpec(key, HASH));
        return mac.doFinal(message);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The algorithms of one thread: to look them up takes longer than to seal a name. */
    private static final class Machine {
        private final Cipher cipher;
        private final Cipher opener;
        private final Mac hash;
        private byte[] lastNonce = {};
        private byte[] lastClosed = {};

        Machine() {
            try {
                cipher = Cipher.getInstance(CIPHER);
                opener = Cipher.getInstance(CIPHER);
                hash = Mac.getInstance(HASH);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** A nonce comes again only with its text, and then nothing is closed a second time. */
        byte[] close(Seal seal, byte[] open) throws GeneralSecurityException {
            byte[] nonce = Arrays.copyOf(seal.nonce(open), NONCE);
            if (!Arrays.equals(nonce, lastNonce)) {
                lastClosed = closed(seal, nonce, open);
                lastNonce = nonce;
            }
            return lastClosed.clone();
        }

        byte[] open(Seal seal, byte[] closed) throws GeneralSecurityException {
            seal.init(opener, Cipher.DECRYPT_MODE, Arrays.copyOfRange(closed, KEY_ID, KEY_ID + NONCE));
            return opener.doFinal(closed, KEY_ID + NONCE, closed.length - KEY_ID - NONCE);
        }

        /** Java's quick way of closing much at once is only taken once it has closed little often enough. */
        private byte[] closed(Seal seal, byte[] nonce, byte[] open) throws GeneralSecurityException {
            seal.init(cipher, Cipher.ENCRYPT_MODE, nonce);
            byte[] closed = new byte[KEY_ID + NONCE + cipher.getOutputSize(open.length)];
            System.arraycopy(seal.keyId, 0, closed, 0, KEY_ID);
            System.arraycopy(nonce, 0, closed, KEY_ID, NONCE);
            int at = KEY_ID + NONCE;
            int from = 0;
            for (; open.length - from > AT_ONCE; from += AT_ONCE) {
                at += cipher.update(open, from, AT_ONCE, closed, at);
            }
            cipher.doFinal(open, from, open.length - from, closed, at);
            return closed;
        }
    }
}
