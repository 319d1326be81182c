package precredit.publish.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Properties;

/**
 * Which list a workbook was written from: county, date, and the SHA-256 of its preapproval.csv. A workbook carries it as
 * document properties, which spreadsheet programs keep when they save.
 */
public record ListStamp(String county, LocalDate dt, String sha256) {
    private static final String COUNTY = "precredit_county";
    private static final String DT = "precredit_dt";
    private static final String SHA256 = "precredit_preapproval_sha256";
    private static final String PART = "docProps/custom.xml";

    /** The stamp of a workbook, if it has one; fails for bytes that are no zip file. */
    public static Optional<ListStamp> of(byte[] workbook) throws IOException {
        try (ZipFile parts = ZipFile.builder().setByteArray(workbook).get()) {
            ZipArchiveEntry part = parts.getEntry(PART);
            return part == null
                    ? Optional.empty()
                    : of(properties(parts.getInputStream(part).readAllBytes()));
        } catch (XMLStreamException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    void writeTo(Properties properties) {
        properties
                .setTextProperty(COUNTY, county)
                .setTextProperty(DT, dt.toString())
                .setTextProperty(SHA256, sha256);
    }

    private static Optional<ListStamp> of(Map<String, String> properties) {
        return properties.containsKey(COUNTY) && properties.containsKey(DT) && properties.containsKey(SHA256)
                ? Optional.of(new ListStamp(
                        properties.get(COUNTY), LocalDate.parse(properties.get(DT)), properties.get(SHA256)))
                : Optional.empty();
    }

    private static Map<String, String> properties(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        Map<String, String> properties = new HashMap<>();
        String name = "";
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("property")) {
                name = reader.getAttributeValue(null, "name");
            } else if (event == XMLStreamConstants.CHARACTERS) {
                properties.merge(name, reader.getText().strip(), String::concat);
            }
        }
        return properties;
    }
}
