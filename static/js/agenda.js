// Opens what a link leads to, all items at once, and closes the contents on phones. Without this script "Open all items"
// loads the page again.
"use strict";
(() => {
  const page = document.querySelector(".agenda");
  const toggle = document.querySelector("[data-items]");
  const contents = document.getElementById("toc");
  if (!page) return;

  const reveal = () => {
    let place;
    try {
      place = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    } catch {
      // A malformed address leads nowhere.
    }
    if (!place) return;
    for (let part = place; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    place.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  if (window.location.hash) reveal();

  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
  });

  toggle.addEventListener("click", (event) => {
    event.preventDefault();
    const open = toggle.dataset.items === "open";
    for (const part of page.querySelectorAll("details")) part.open = open;
    toggle.dataset.items = open ? "close" : "open";
    [toggle.textContent, toggle.dataset.other] = [toggle.dataset.other, toggle.textContent];
  });
})();
