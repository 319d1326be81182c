/**
 * What a validator is shown of a model: measures with intervals on loans it learnt from, on loans of other households and
 * on later loans, beside its challengers; calibration, drift, stability, coverage and selection. Plain arrays on the
 * driver; the same loans and households give the same figures to the last bit.
 */
package precredit.model.validation;
