/* The form of a joint decision asks for what the chosen effect needs. Without this script it shows all of it, and the
   server says what is missing or too much. What is hidden is not sent, so nothing unseen is saved. */
"use strict";
{
  function rowsOf(name) {
    return name.endsWith("-group") ? [document.getElementById(name)] : [...document.querySelectorAll(`.form-row.${name}`)];
  }

  // Rows on record, and what the server found wrong, stay in sight: they have to be dealt with.
  function hasToStay(row) {
    return row.querySelector(".has_original, .errorlist") !== null;
  }

  function show(row, wanted) {
    row.hidden = !wanted && !hasToStay(row);
    if (!row.id.endsWith("-group")) {
      row.querySelectorAll("input, select, textarea").forEach((control) => {
        control.disabled = row.hidden;
      });
    }
  }

  function follow(select) {
    const needs = JSON.parse(select.dataset.needs);
    const all = new Set(Object.values(needs).flat());
    const update = () => {
      const wanted = new Set(needs[select.value] ?? []);
      all.forEach((name) => rowsOf(name).filter(Boolean).forEach((row) => show(row, wanted.has(name))));
    };
    select.addEventListener("change", update);
    update();
  }

  // After the admin's own script has made its rows, which waits for the same event.
  window.addEventListener("load", () => document.querySelectorAll("select[data-needs]").forEach(follow));
}
