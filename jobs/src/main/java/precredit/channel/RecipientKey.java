package precredit.channel;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import precredit.publish.Sha256;

/** The RSA key of the one who may read a channel's file. */
public record RecipientKey(String pem) {
    private static final int SHORTEST = 2048;

    public RecipientKey {
        if (!(parsed(pem) instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() < SHORTEST) {
            throw new IllegalArgumentException("recipient key is no RSA key of " + SHORTEST + " bits or more");
        }
    }

    /** Reads the PEM file at a path. */
    static RecipientKey of(String path) {
        try {
            return new RecipientKey(Files.readString(Path.of(path)));
        } catch (IOException e) {
            throw new IllegalArgumentException("there is no readable recipient key " + path, e);
        }
    }

    PublicKey key() {
        return parsed(pem);
    }

    /** The first 16 hexadecimal digits of the SHA-256 of the encoded key. */
    String id() {
        return Sha256.hex(key().getEncoded()).substring(0, 16);
    }

    private static PublicKey parsed(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (parser.readObject() instanceof SubjectPublicKeyInfo info) {
                return new JcaPEMKeyConverter().getPublicKey(info);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("recipient key is no PEM file of a public key", e);
        }
        throw new IllegalArgumentException("recipient key is no PEM file of a public key");
    }
}
