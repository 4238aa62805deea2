/* The search field of the top bar: Ctrl K or / opens it; while the user types, the server offers records, pages and
   actions. Without this script the field leads to the page of results. */
"use strict";
{
  const DELAY = 200;
  const field = document.getElementById("find");
  const list = document.getElementById("found");
  let timer = 0;
  let request = null;

  function links() {
    return [...list.querySelectorAll("a")];
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
  }

  async function offer() {
    const text = field.value.trim();
    request?.abort();
    if (!text) {
      close();
      return;
    }
    request = new AbortController();
    try {
      const answer = await fetch(`${list.dataset.url}?${new URLSearchParams({ q: text })}`, { signal: request.signal });
      // A page of another kind is the sign-in page, or a refusal.
      if (!answer.ok || answer.redirected) {
        close();
        return;
      }
      list.innerHTML = await answer.text();
      list.hidden = false;
    } catch {
      // Aborted by the next letter, or offline: Enter still leads to the page of results.
    }
  }

  function move(event) {
    const places = [field, ...links()];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = places.indexOf(document.activeElement);
    if (!step || at < 0 || list.hidden) {
      return;
    }
    event.preventDefault();
    places[(at + step + places.length) % places.length].focus();
  }

  if (field && list) {
    const frame = field.closest("form");
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(offer, DELAY);
    });
    frame.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
        field.focus();
        return;
      }
      move(event);
    });
    frame.addEventListener("focusout", (event) => {
      if (!frame.contains(event.relatedTarget)) {
        close();
      }
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
      if (command || slash) {
        event.preventDefault();
        field.focus();
        field.select();
      }
    });
  }
}
