// Everything works without this file; it saves a click, draws what a table says, and keeps progress spoken.
(() => {
  'use strict';

  // the one-time link carries its code behind '#', which browsers do not send: not in logs, not to other sites
  const link = document.querySelector('form[data-from-fragment]');
  if (link && location.hash.length > 1) {
    link.elements.code.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, '', location.pathname);
    link.requestSubmit();
  }

  // on to the OpenID provider, which a form may not lead to
  const go = document.querySelector('a[data-go]');
  if (go) location.assign(go.href);

  // a form is sent once
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 5000);
  });

  // a slash leads to the first field of the filters or the search
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(input|select|textarea)$/i.test(event.target.tagName)) return;
    const field = document.querySelector('[role=search] input:not([type=hidden]), [role=search] select');
    if (field) { field.focus(); event.preventDefault(); }
  });

  // j and k go from row to row of a list; enter follows the link that has the focus, as everywhere
  document.addEventListener('keydown', event => {
    if (event.key !== 'j' && event.key !== 'k' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(input|select|textarea)$/i.test(event.target.tagName)) return;
    const links = [...document.querySelectorAll('table[data-rows] tbody th a')];
    if (!links.length) return;
    const at = links.indexOf(document.activeElement);
    const next = event.key === 'j' ? Math.min(links.length - 1, at + 1) : Math.max(0, at - 1);
    links[next].focus();
    event.preventDefault();
  });

  const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function draw(figure) {
    const table = figure.querySelector('details table'); // the legend is a table, too
    const place = figure.querySelector('.plot');
    if (!table || !place || typeof uPlot === 'undefined') return;
    const heads = [...table.tHead.rows[0].cells].map(cell => cell.textContent.trim());
    const value = cell => { const data = cell.querySelector('data'); return data ? Number(data.value) : null; };
    const rows = [...table.tBodies[0].rows].map(row => [...row.cells].map(value)).sort((a, b) => a[0] - b[0]);
    if (rows.length < 2) return;
    const strokes = ['--first', '--second', '--third', '--bad'].map(color);
    const dashes = [[], [6, 3], [2, 3], [10, 3, 2, 3]];
    const clock = at => new Date(at * 1000).toISOString();
    const axis = { stroke: color('--quiet'), grid: { stroke: color('--line'), width: 1 } };
    place.replaceChildren();
    new uPlot({
      width: Math.max(280, place.clientWidth), height: 220,
      series: heads.map((label, i) => i === 0 ? { label, value: (u, at) => at == null ? '–' : clock(at).slice(0, 16) + 'Z' } : {
        label, stroke: strokes[(i - 1) % 4], dash: dashes[(i - 1) % 4], width: 2, points: { show: false } }),
      axes: [{ ...axis, values: (u, marks) => marks.map(at => clock(at).slice(11, 16) + 'Z') }, { ...axis, size: 64 }],
      scales: { y: { range: (u, min, max) => [0, Math.max(1, max)] } },
    }, heads.map((_, i) => rows.map(row => row[i])), place);
  }

  const drawAll = root => root.querySelectorAll('figure[data-chart]').forEach(draw);
  let width = innerWidth;
  addEventListener('resize', () => { if (innerWidth !== width) { width = innerWidth; drawAll(document); } });
  document.addEventListener('htmx:after:swap', () => drawAll(document));
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => drawAll(document));
  } else {
    drawAll(document);
  }

  // what changes by itself is told once it has changed, not at every look
  const progress = document.getElementById('progress');
  const told = () => {
    const now = document.querySelector('[data-progress]');
    if (now && progress && progress.textContent !== now.textContent.trim()) progress.textContent = now.textContent.trim();
  };
  document.addEventListener('htmx:after:swap', told);
})();
