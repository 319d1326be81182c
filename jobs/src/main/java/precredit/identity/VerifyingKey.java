package precredit.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** A public Ed25519 key, kept in a PEM file. */
public final class VerifyingKey {
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----\n";
    private static final String END = "\n-----END PUBLIC KEY-----\n";
    private final Ed25519PublicKeyParameters key;

    VerifyingKey(Ed25519PublicKeyParameters key) {
        this.key = key;
    }

    /** Reads a PEM file, which must be exactly what {@link #pem} writes, but for its line ends. */
    public static VerifyingKey read(String pem) {
        String text = pem.replace("\r\n", "\n").strip() + "\n";
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IllegalArgumentException("it is no public key in PEM");
        }
        VerifyingKey key = decoded(text.substring(BEGIN.length(), text.length() - END.length()));
        if (!key.pem().equals(text)) {
            throw new IllegalArgumentException("its PEM is damaged");
        }
        return key;
    }

    public String pem() {
        return BEGIN + Base64.getEncoder().encodeToString(encoded()) + END;
    }

    /** Tells two keys apart: the first 16 hexadecimal digits of the SHA-256 of the encoded key. */
    public String id() {
        byte[] encoded = encoded();
        SHA256Digest digest = new SHA256Digest();
        digest.update(encoded, 0, encoded.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash, 0, 8);
    }

    public boolean hasSigned(byte[] message, byte[] signature) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, key);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    private byte[] encoded() {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VerifyingKey decoded(String base64) {
        try {
            AsymmetricKeyParameter key =
                    PublicKeyFactory.createKey(Base64.getDecoder().decode(base64));
            if (key instanceof Ed25519PublicKeyParameters ed25519) {
                return new VerifyingKey(ed25519);
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException("its PEM is damaged", e);
        }
        throw new IllegalArgumentException("it is a public key, but none of Ed25519");
    }
}
