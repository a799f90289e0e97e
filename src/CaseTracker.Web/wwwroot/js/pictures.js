// Draws a table beside itself, from the figures that stand in it: there is no second source, and without this script the table says it all.
(() => {
  "use strict";

  const numberOf = text => Number(text.replace(/\D/g, "")) || 0;

  // Grounds that differ in grey, too; patterns and marks tell them apart a second time.
  const inks = forced => forced ? ["CanvasText", "CanvasText", "CanvasText"] : ["#00395c", "#2f8fc4", "#b9c6d0"];
  const marks = ["circle", "rect", "triangle"];
  // More bars than this nobody tells apart; the table has them all.
  const most = 15;
  const strokes = ["solid", "dashed", "dotted"];

  const read = (table, columns, kind) => {
    const heads = [...table.tHead.rows[0].cells];
    const area = row => `${row.cells[0].textContent.trim()}\n${row.cells[1].textContent.trim()}`;
    const at = columns.map(id => heads.findIndex(h => h.dataset.column === id));
    const rows = [...table.tBodies[0].rows].filter(r => kind === "steps" ? r.classList.contains("total") : !r.matches(".total, .subtotal")).slice(0, kind === "areas" ? most : undefined);
    const cell = (row, i) => ({ value: numberOf(row.cells[i].textContent), text: row.cells[i].textContent.trim() });
    const columnNames = at.map(i => heads[i].textContent.trim());
    return kind === "steps"
      ? { names: columnNames, series: rows.map(row => ({ name: "", cells: at.map(i => cell(row, i)) })) }
      : { names: rows.map(r => kind === "areas" ? area(r) : r.cells[0].textContent.trim()), series: at.map((i, s) => ({ name: columnNames[s], cells: rows.map(row => cell(row, i)) })) };
  };

  const optionOf = (kind, data, look) => {
    const text = { color: look.ink, fontFamily: look.font, fontSize: 13 };
    const named = kind === "lines" || kind === "bars";
    // Lying bars leave room for the names of what they count.
    const across = !named || kind === "bars" && look.narrow;
    const names = {
      type: "category", data: data.names, inverse: across, axisTick: { show: false }, axisLine: { lineStyle: { color: look.ink } },
      axisLabel: {
        // Areas of one name are told apart by their State, in a second line; neither line may run into the next area's.
        ...text, lineHeight: 16, overflow: kind === "areas" ? "truncate" : "break", interval: kind === "lines" ? "auto" : 0,
        width: kind === "lines" ? undefined : !across ? look.width / data.names.length - 24 : !look.narrow ? 220 : kind === "areas" ? 132 : 96,
      },
    };
    const figures = { type: "value", minInterval: 1, axisLabel: { ...text, formatter: v => look.number.format(v) }, splitLine: { lineStyle: { color: look.line } } };
    const labelled = kind !== "lines";
    return {
      animation: false,
      color: inks(look.forced),
      textStyle: text,
      aria: { enabled: true, label: { enabled: false }, decal: { show: kind === "bars" } },
      grid: { left: 8, right: across ? 56 : 16, top: !named ? 8 : look.narrow ? 16 + 24 * data.series.length : 48, bottom: 8, containLabel: true },
      legend: !named ? undefined : { top: 0, left: 0, orient: look.narrow ? "vertical" : "horizontal", itemWidth: 32, selectedMode: false, textStyle: text, data: data.series.map(s => s.name) },
      xAxis: across ? figures : names,
      yAxis: across ? names : figures,
      series: data.series.map((s, i) => ({
        name: s.name,
        type: kind === "lines" ? "line" : "bar",
        data: s.cells.map(c => c.value),
        barMaxWidth: 28,
        symbol: marks[i], symbolSize: 7, showAllSymbol: true,
        lineStyle: { type: strokes[i], width: 2 },
        itemStyle: kind === "lines" ? {} : { borderColor: look.ink, borderWidth: 1 },
        label: { show: labelled, position: across ? "right" : "top", ...text, fontSize: 12, formatter: p => s.cells[p.dataIndex].text },
      })),
    };
  };

  const lookOf = figure => {
    const style = getComputedStyle(figure);
    return {
      ink: style.color, line: style.borderBlockEndColor, font: style.fontFamily, width: figure.clientWidth, narrow: figure.clientWidth < 560,
      forced: matchMedia("(forced-colors: active)").matches, number: new Intl.NumberFormat(document.documentElement.lang),
    };
  };

  for (const figure of document.querySelectorAll("[data-picture]")) {
    const table = document.getElementById(figure.dataset.of);
    const kind = figure.dataset.picture;
    const data = read(table, figure.dataset.columns.split(" "), kind);
    if (data.names.length === 0) continue;
    figure.hidden = false;
    const ground = figure.querySelector(".picture-ground");
    ground.classList.add(`picture-${kind}`);
    const chart = echarts.init(ground, null, { renderer: "svg" });
    const draw = () => chart.setOption(optionOf(kind, data, lookOf(figure)), true);
    draw();
    new ResizeObserver(() => { chart.resize(); draw(); }).observe(ground);
  }
})();
