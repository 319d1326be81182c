/**
 * Parquet files that are written value by value: what is known of values that come again and again, tokens above all, is not
 * worked out for each of a hundred million of them. Pages, footers and checksums are made by the Parquet library; only how the
 * values of a page are put together is done here.
 */
package precredit.columnar;
