package precredit.share;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import precredit.problem.Problems;
import precredit.store.Store;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Presigns links to what lies in a store on s3a, with the credentials that the AWS SDK finds by itself. */
public record Links(Store store, Configuration hadoop) {
    private static final String S3A = "fs.s3a.";

    /** A link for every file below a folder, by its name; each serves the file under that name. */
    public Map<String, String> to(String folder, Duration expires) {
        URI root = URI.create(store.uri(folder));
        if (!"s3a".equals(root.getScheme())) {
            throw Problems.nothingToShare(folder, "it lies on " + root.getScheme());
        }
        Map<String, String> links = new TreeMap<>();
        try (S3Presigner presigner = presigner()) {
            store.files(folder).keySet().forEach(name -> links.put(name, link(presigner, root, name, expires)));
        }
        return links;
    }

    private S3Presigner presigner() {
        S3Presigner.Builder builder = S3Presigner.builder()
                .region(Region.of(hadoop.getTrimmed(S3A + "endpoint.region", "us-east-1")))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(hadoop.getBoolean(S3A + "path.style.access", false))
                        .build());
        String endpoint = hadoop.getTrimmed(S3A + "endpoint", "");
        if (endpoint.contains("://")) {
            builder.endpointOverride(URI.create(endpoint));
        }
        return builder.build();
    }

    private static String link(S3Presigner presigner, URI root, String name, Duration expires) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        String served = "attachment; filename*=UTF-8''"
                + URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20");
        return presigner
                .presignGetObject(
                        presign -> presign.signatureDuration(expires).getObjectRequest(get -> get.bucket(root.getHost())
                                .key(root.getPath().substring(1) + "/" + name)
                                .responseContentDisposition(served)))
                .url()
                .toString();
    }
}
