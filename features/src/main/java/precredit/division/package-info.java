/**
 * Townships and villages. A household keeps the village code under which it was registered, so its code is followed
 * through dated crosswalks to the division of today; a village that has no successor keeps its old code and names.
 */
package precredit.division;
