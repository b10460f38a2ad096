/** Office.js's numbers of events. */
export const EventNumber = {
  worksheetChanged: 10, worksheetActivated: 11, worksheetDeactivated: 12, worksheetAdded: 13, worksheetSelectionChanged: 14,
  worksheetDeleted: 15, worksheetCalculated: 16, worksheetFormatChanged: 18, worksheetNameChanged: 25,
  tableSelectionChanged: 100, tableChanged: 101, tableAdded: 102, tableDeleted: 103,
} as const;
