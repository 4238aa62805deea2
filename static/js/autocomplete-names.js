/* The select2 that Django's admin brings builds its boxes without names. Each gets the name of the field it stands
   for, so that a screen reader says what is chosen here; nothing else about it changes. */
"use strict";
{
  function nameOf(select) {
    const label = select.labels[0];
    return select.getAttribute("aria-label") || (label ? label.textContent.trim().replace(/\s*:$/, "") : "");
  }

  function nameBox(select) {
    const box = select.nextElementSibling?.querySelector(".select2-selection");
    const name = nameOf(select);
    if (!box || !name) {
      return;
    }
    const value = box.querySelector(".select2-selection__rendered");
    box.setAttribute("aria-label", name);
    box.removeAttribute("aria-labelledby");
    if (value?.id) {
      value.setAttribute("aria-label", name);
      box.setAttribute("aria-describedby", value.id);
    }
  }

  function nameDropdown(dropdown) {
    const box = document.querySelector(".select2-container--open .select2-selection");
    if (!box) {
      return;
    }
    const name = box.getAttribute("aria-label");
    box.setAttribute("aria-controls", box.getAttribute("aria-owns"));
    dropdown.setAttribute("role", "region");
    dropdown.setAttribute("aria-label", name);
    dropdown.querySelector(".select2-search__field")?.setAttribute("aria-label", name);
  }

  function look(node) {
    if (!(node instanceof Element)) {
      return;
    }
    if (node.matches(".select2-container--open") && node.querySelector(".select2-dropdown")) {
      nameDropdown(node);
    }
    if (node.matches(".select2-container") && node.previousElementSibling?.matches("select")) {
      nameBox(node.previousElementSibling);
    }
    node.querySelectorAll("select.select2-hidden-accessible").forEach(nameBox);
  }

  new MutationObserver((changes) => {
    changes.forEach((change) => change.addedNodes.forEach(look));
  }).observe(document.documentElement, { childList: true, subtree: true });
}
