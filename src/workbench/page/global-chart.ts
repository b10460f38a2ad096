import Chart from "chart.js/auto";

// The engine draws its charts with a global Chart, which must be there before the engine is loaded.
(globalThis as { Chart?: unknown }).Chart = Chart;
