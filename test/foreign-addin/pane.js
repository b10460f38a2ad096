/* global Office, Excel */

const result = document.getElementById("result");

function show(text) {
  result.textContent = text;
}

/** Runs a button's work and says what went wrong with Excel's code. */
function onClick(id, work) {
  document.getElementById(id).addEventListener("click", async () => {
    try {
      show(await Excel.run(work));
    } catch (error) {
      show(`${error.code || error.name}: ${error.message}`);
    }
  });
}

Office.onReady((info) => {
  if (info.host !== Office.HostType.Excel) return show("Open this in Excel.");
  for (const button of document.querySelectorAll("button")) button.disabled = false;
  show(`Ready in ${info.host} (${info.platform}), ${Office.context.displayLanguage}`);

  onClick("tally", async (context) => {
    const range = context.workbook.getSelectedRange();
    range.load("address,values");
    await context.sync();
    const numbers = range.values.flat().filter((value) => typeof value === "number");
    return `${range.address}: ${numbers.length} numbers, sum ${numbers.reduce((sum, value) => sum + value, 0)}`;
  });

  onClick("fill", async (context) => {
    const range = context.workbook.getSelectedRange().getCell(0, 0).getResizedRange(3, 1);
    range.values = [["Port", "Boats"], ["Kiel", 12], ["Wismar", 7], ["Rostock", 23]];
    range.format.font.bold = false;
    range.select();
    range.load("address");
    await context.sync();
    return `Wrote ${range.address}`;
  });

  onClick("table", async (context) => {
    const table = context.workbook.tables.add(context.workbook.getSelectedRange(), true);
    table.load("name");
    await context.sync();
    return `Made ${table.name}`;
  });

  onClick("watch", async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.onChanged.add(async (event) => {
      const line = document.createElement("li");
      line.textContent = `${event.address} ${event.changeType} ${event.source}`;
      document.getElementById("changes").append(line);
    });
    sheet.load("name");
    await context.sync();
    return `Watching ${sheet.name}`;
  });
});
