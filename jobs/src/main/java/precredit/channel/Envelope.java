package precredit.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.KeyTransRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.prng.FixedSecureRandom;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.AsymmetricKeyWrapper;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JceAsymmetricKeyWrapper;
import precredit.identity.Seal;

/**
 * Encrypts a file to one recipient: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM under RSA-OAEP with SHA-256. All that
 * is drawn at random elsewhere (key, nonce, padding) is drawn from a keyed hash of the content and the recipient's key, so
 * the same content to the same recipient gives the same bytes, and no key ever serves two contents.
 */
record Envelope(RecipientKey recipient, Seal seal) {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final int DRAWN = 4096;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    byte[] close(byte[] open) {
        SecureRandom random = random(open);
        try {
            CMSAuthEnvelopedDataGenerator envelope = new CMSAuthEnvelopedDataGenerator();
            envelope.addRecipientInfoGenerator(new Recipient(recipient, random));
            OutputAEADEncryptor encryptor =
                    (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(NISTObjectIdentifiers.id_aes256_GCM)
                            .setProvider(PROVIDER)
                            .setSecureRandom(random)
                            .setAlgorithmParameters(nonce(random))
                            .build();
            return envelope.generate(new CMSProcessableByteArray(open), encryptor)
                    .toASN1Structure()
                    .getEncoded(ASN1Encoding.DER);
        } catch (CMSException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AlgorithmParameters nonce(SecureRandom random) throws GeneralSecurityException, IOException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("GCM", PROVIDER);
        parameters.init(new GCMParameters(nonce, TAG).getEncoded());
        return parameters;
    }

    private SecureRandom random(byte[] open) {
        HKDFBytesGenerator expanded = new HKDFBytesGenerator(new SHA256Digest());
        byte[] secret = seal.secret("channel envelope to " + recipient.id(), open);
        expanded.init(new HKDFParameters(secret, null, null));
        byte[] bytes = new byte[DRAWN];
        expanded.generateBytes(bytes, 0, DRAWN);
        return new FixedSecureRandom(bytes);
    }

    /** The recipient is named by the id of the key. */
    private static final class Recipient extends KeyTransRecipientInfoGenerator {
        private static final AlgorithmIdentifier SHA256 =
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
        private static final AlgorithmIdentifier OAEP = new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSAES_OAEP,
                new RSAESOAEPparams(
                        SHA256,
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA256),
                        RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));

        Recipient(RecipientKey recipient, SecureRandom random) {
            super(HexFormat.of().parseHex(recipient.id()), wrapper(recipient, random));
        }

        private static AsymmetricKeyWrapper wrapper(RecipientKey recipient, SecureRandom random) {
            return new JceAsymmetricKeyWrapper(OAEP, recipient.key())
                    .setProvider(PROVIDER)
                    .setSecureRandom(random);
        }
    }
}
