import * as parts from "chart.js";
import Chart from "chart.js/auto";

// The engine draws its charts with a global Chart, which must be there before the engine is loaded, and which has the
// library's other classes as its members (its funnel extends Chart.BarController), as Chart.js's own script build does.
(globalThis as { Chart?: unknown }).Chart = Object.assign(Chart, parts);
