'use strict';

// The eight colours of Okabe and Ito, which colour-blind readers can tell apart.
const palette = ['#0072b2', '#e69f00', '#cc79a7', '#56b4e9', '#999999', '#009e73', '#d55e00', '#f0e442'];
const quiet = '#555555';

const lying = chart => chart.shape === 'STACKED_BARS' || chart.shape === 'WATERFALL';
const curved = chart => chart.shape === 'CURVES';

function dataset(chart, series, index) {
  const floating = chart.shape === 'WATERFALL';
  const starts = bar => bar[0] === 0;
  if (curved(chart)) {
    return {
      label: series.name,
      data: series.bars.map(([x, y]) => ({ x, y })),
      borderColor: palette[index],
      backgroundColor: palette[index],
      borderWidth: 2,
      pointRadius: 0,
      pointHitRadius: 6
    };
  }
  return {
    label: series.name,
    data: floating ? series.bars : series.bars.map(bar => starts(bar) ? bar[1] : bar),
    backgroundColor: floating ? series.bars.map(bar => starts(bar) ? palette[0] : palette[1]) : palette[index],
    maxBarThickness: 36,
    minBarLength: 1
  };
}

function said(context) {
  const value = context.raw;
  if (value.x !== undefined) {
    return context.dataset.label + '：' + value.x.toLocaleString('zh-CN') + '，' + value.y.toLocaleString('zh-CN');
  }
  if (Array.isArray(value) && context.chart.config.data.ranges) {
    return context.dataset.label + '：' + value.map(end => end.toLocaleString('zh-CN')).join(' – ');
  }
  const figure = Array.isArray(value) ? value[1] - value[0] : value;
  return context.dataset.label + '：' + figure.toLocaleString('zh-CN');
}

function draw(chart) {
  const canvas = document.getElementById(chart.id);
  const axis = lying(chart) ? 'y' : 'x';
  const stacked = chart.shape === 'STACKED_BARS';
  if (lying(chart)) {
    canvas.parentElement.style.height = Math.max(240, 28 * chart.labels.length + 72) + 'px';
  }
  return new Chart(canvas, {
    type: curved(chart) ? 'line' : 'bar',
    data: {
      ranges: chart.shape === 'COLUMNS',
      labels: chart.labels,
      datasets: chart.series.map((series, index) => dataset(chart, series, index))
    },
    options: {
      indexAxis: axis,
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      scales: {
        x: { ...(curved(chart) && { type: 'linear' }), stacked, grid: { display: lying(chart) }, ticks: { color: quiet, precision: 0 } },
        y: { stacked, grid: { display: !lying(chart) }, ticks: { color: quiet, autoSkip: !lying(chart) } }
      },
      plugins: {
        legend: { display: chart.series.length > 1, position: 'bottom' },
        tooltip: { callbacks: { label: said } }
      }
    }
  });
}

const number = text => Number.parseFloat(text.replace(/[,%]/g, ''));

function compare(one, other, numeric) {
  if (!numeric) {
    return one.localeCompare(other, 'zh-CN');
  }
  const [left, right] = [number(one), number(other)];
  return (Number.isNaN(left) ? -Infinity : left) - (Number.isNaN(right) ? -Infinity : right);
}

function sort(table, column) {
  const header = table.tHead.rows[0].cells[column];
  const direction = header.getAttribute('aria-sort') === 'descending' ? 'ascending' : 'descending';
  for (const cell of table.tHead.rows[0].cells) {
    cell.removeAttribute('aria-sort');
  }
  header.setAttribute('aria-sort', direction);
  const body = table.tBodies[0];
  const sign = direction === 'ascending' ? 1 : -1;
  const numeric = header.classList.contains('number');
  const text = row => row.cells[column].textContent;
  const rows = [...body.rows].sort((one, other) => sign * compare(text(one), text(other), numeric));
  body.append(...rows);
}

function makeSortable(table) {
  if (table.tBodies[0].rows.length < 2) {
    return;
  }
  [...table.tHead.rows[0].cells].forEach((cell, column) => {
    const button = document.createElement('button');
    button.textContent = cell.textContent;
    button.title = '按此列排序';
    button.addEventListener('click', () => sort(table, column));
    cell.replaceChildren(button);
  });
}

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
const charts = JSON.parse(document.getElementById('charts').textContent).map(draw);
document.querySelectorAll('table').forEach(makeSortable);
addEventListener('beforeprint', () => charts.forEach(chart => chart.resize(720, chart.height)));
addEventListener('afterprint', () => charts.forEach(chart => chart.resize()));
