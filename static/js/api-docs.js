/* What Swagger UI leaves to assistive technology to guess. */
"use strict";
new MutationObserver(() => {
  // It leads where the button around it does, which alone takes the focus.
  for (const link of document.querySelectorAll(".opblock-summary-control a[href]")) {
    link.removeAttribute("href");
  }
  // Apart from its main part.
  for (const [part, name] of [["information", "Information"], ["scheme", "Authorization"]]) {
    const region = document.querySelector(`.${part}-container`);
    region?.setAttribute("role", "region");
    region?.setAttribute("aria-label", name);
  }
  document.querySelector(".models > h4")?.setAttribute("aria-level", "3");
}).observe(document.getElementById("swagger-ui"), { childList: true, subtree: true });
