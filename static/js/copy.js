// Copies a field that is shown once. Without this script the button stays hidden, and the field is selected and copied
// as any other.
"use strict";
(() => {
  for (const button of document.querySelectorAll("[data-copies]")) {
    const field = document.getElementById(button.dataset.copies);
    const status = document.getElementById(`${button.dataset.copies}-status`);
    field.addEventListener("focus", () => field.select());
    // Where the page came over an insecure line there is no clipboard for scripts.
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        status.textContent = button.dataset.done;
      } catch {
        field.focus();
      }
    });
  }
})();
