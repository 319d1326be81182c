/**
 * report.html: what the county team and its supervisors ask of a night, on one page that needs no network. A section takes
 * figures that the night has made, and lays them out as tables and charts; no person and no household is named.
 */
package precredit.publish.report;
