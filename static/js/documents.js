// Follows documents that are being made, and says so in words. Nothing else on the page moves; without this script
// "Look again" does the same.
"use strict";
(() => {
  const table = document.getElementById("documents");
  const status = document.getElementById("documents-status");
  const EVERY = 2000;
  if (!table) return;

  const waiting = () => [...table.querySelectorAll("[data-document]")];

  const look = async () => {
    const cells = waiting();
    if (!cells.length) return;
    try {
      const of = cells.map((cell) => cell.dataset.document).join(",");
      const answer = await fetch(`${table.dataset.progress}?of=${of}`, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const found = await answer.json();
      let settled = false;
      for (const cell of cells) {
        const row = found[cell.dataset.document];
        if (!row || row.words === cell.textContent) continue;
        cell.textContent = row.words;
        status.textContent = row.words;
        if (row.settled) {
          delete cell.dataset.document;
          settled = true;
        }
      }
      // A document that is ready gets its link from the server.
      if (settled && !waiting().length) window.location.reload();
    } catch {
      // The line is down: the next look tries again.
    }
    window.setTimeout(look, EVERY);
  };

  window.setTimeout(look, EVERY);
})();
