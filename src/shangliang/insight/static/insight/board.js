// 图 · Draws each table marked so as a chart above it; the table stays, and is all there is without this.
"use strict";
(() => {
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = cell => Number(cell.textContent.replace(/[^\d.-]/g, "")) || 0;

  const read = table => {
    const heads = [...table.tHead.rows[0].cells].slice(1).map(cell => cell.textContent);
    const rows = [...table.tBodies[0].rows];
    return {
      names: rows.map(row => row.cells[0].textContent.trim()),
      series: heads.map((name, n) => ({ name, data: rows.map(row => number(row.cells[n + 1])) })),
    };
  };

  const option = (kind, { names, series }) => {
    const ink = colour("--ink"), rule = colour("--rule"), soft = colour("--soft");
    const colours = ["--calm", "--done", "--faint", "--late"].map(colour);
    const fontSize = Math.max(12, parseFloat(getComputedStyle(document.body).fontSize) * .75);
    const axis = { axisLabel: { color: soft, fontSize }, axisLine: { lineStyle: { color: rule } }, splitLine: { lineStyle: { color: rule } } };
    const across = kind === "bar";
    const kinds = { type: "category", data: names, inverse: across, ...axis, splitLine: { show: false } };
    const values = { type: "value", minInterval: 1, ...axis };
    return {
      animation: false, color: across ? [colours[0], colours[3]] : colours, textStyle: { color: ink, fontFamily: colour("--hei") },
      grid: { left: 8, right: 16, top: fontSize * 2.6, bottom: 8, containLabel: true }, legend: { top: 0, textStyle: { color: ink, fontSize } }, tooltip: { trigger: "axis" },
      xAxis: across ? values : kinds, yAxis: across ? kinds : values,
      series: series.map(one => ({ ...one, type: kind, barMaxWidth: 18, symbolSize: 5 })),
    };
  };

  const draw = () => {
    if (!window.echarts) return;
    for (const figure of document.querySelectorAll("figure[data-chart]")) {
      const table = figure.querySelector("table"), room = figure.querySelector(".chart");
      if (!table || !room || !room.offsetParent && !figure.offsetParent) continue;
      room.hidden = false;
      const chart = echarts.getInstanceByDom(room) || echarts.init(room, null, { renderer: "svg" });
      chart.setOption(option(figure.dataset.chart, read(table)));
      chart.resize();
    }
  };
  draw();
  addEventListener("resize", draw);
  document.addEventListener("board:turned", draw);
})();
