package precredit.identity;

import java.io.IOException;
import java.util.Base64;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** An Ed25519 key (RFC 8032) that signs what is published; the same message always gets the same signature. */
public final class SigningKey {
    private final Ed25519PrivateKeyParameters key;

    private SigningKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
    }

    /** Reads PKCS#8 in base64, with or without the lines of PEM; anything else is an IllegalArgumentException. */
    public static SigningKey of(String pkcs8) {
        String base64 = pkcs8.replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            AsymmetricKeyParameter key =
                    PrivateKeyFactory.createKey(Base64.getDecoder().decode(base64));
            if (key instanceof Ed25519PrivateKeyParameters ed25519) {
                return new SigningKey(ed25519);
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException("it is no private key in PKCS#8 and base64", e);
        }
        throw new IllegalArgumentException("it is a private key, but none of Ed25519");
    }

    /** 64 bytes. */
    public byte[] sign(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    /** The key that proves what this one signed. */
    public VerifyingKey verifyingKey() {
        return new VerifyingKey(key.generatePublicKey());
    }

    @Override
    public String toString() {
        return "signing key " + verifyingKey().id();
    }
}
