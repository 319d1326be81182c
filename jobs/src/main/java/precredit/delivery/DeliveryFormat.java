package precredit.delivery;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The deliveries of a scan plan as a Spark data source. */
public final class DeliveryFormat implements TableProvider {
    private static final Map<String, ScanPlan> PLANS = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong();
    private static final String PLAN = "plan";

    /** The rows that a plan wants. The plan is kept for the life of the session: a data set may be read again. */
    static Dataset<Row> read(SparkSession spark, ScanPlan plan) {
        String id = Long.toString(NEXT.incrementAndGet());
        PLANS.put(id, plan);
        return spark.read()
                .format(DeliveryFormat.class.getName())
                .option(PLAN, id)
                .load();
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return PLANS.get(options.get(PLAN)).schema();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return new Deliveries(PLANS.get(properties.get(PLAN)));
    }

    private record Deliveries(ScanPlan plan) implements Table, SupportsRead, ScanBuilder, Scan, Batch {
        @Override
        public String name() {
            return "deliveries";
        }

        @Override
        public StructType schema() {
            return plan.schema();
        }

        @Override
        public Set<TableCapability> capabilities() {
            return Set.of(TableCapability.BATCH_READ);
        }

        @Override
        public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
            return this;
        }

        @Override
        public Scan build() {
            return this;
        }

        @Override
        public StructType readSchema() {
            return plan.schema();
        }

        @Override
        public Batch toBatch() {
            return this;
        }

        @Override
        public InputPartition[] planInputPartitions() {
            InputPartition[] partitions = new InputPartition[plan.partitions().size()];
            for (int i = 0; i < partitions.length; i++) {
                partitions[i] = new Part(i);
            }
            return partitions;
        }

        @Override
        public PartitionReaderFactory createReaderFactory() {
            return new Readers(plan);
        }

        @Override
        public String toString() {
            return "deliveries " + plan.wanted();
        }
    }

    private record Part(int number) implements InputPartition {}

    private record Readers(ScanPlan plan) implements PartitionReaderFactory {
        @Override
        public PartitionReader<InternalRow> createReader(InputPartition partition) {
            return new DeliveryReader(plan, plan.partitions().get(((Part) partition).number()));
        }
    }
}
