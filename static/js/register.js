/* Changes in the cells of the register and of an agenda's draft, and the box of a page. Without script, each row has its
   own box, and a cell is a link to the page whose form is shown here. */
const list = document.querySelector(".list");

const boxes = () => [...list.querySelectorAll("tbody input[name=reference]")];
const follow = () => {
  const page = list.querySelector(".page-box"), count = boxes().filter((box) => box.checked).length;
  if (!page) return;
  page.hidden = false;
  page.checked = count > 0 && count === boxes().length;
  page.indeterminate = count > 0 && !page.checked;
};

/* One popover for all cells: `cell` is the link that opened it, `at` the address of the page it shows. */
const editor = document.createElement("div");
let cell, at;

const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

const mark = (row) => row.querySelectorAll("a.cell").forEach((link) => link.setAttribute("aria-haspopup", "dialog"));

const show = (page) => {
  const main = page.querySelector("main"), heading = main?.querySelector("h1");
  if (!heading) return location.assign(at);
  editor.replaceChildren(...document.importNode(main, true).children);
  editor.querySelector("h1").id = "cell-heading";
  cell.setAttribute("aria-expanded", "true");
  if (!editor.matches(":popover-open")) editor.showPopover({ source: cell });
  const wrong = editor.querySelector("[role=alert]");
  if (wrong) wrong.focus();
  else editor.querySelector("form :is(select, textarea, input:not([type=hidden])), .tasks a, .cancel")?.focus();
};

/* Where an answer does not arrive or is not understood, the page itself is opened. */
const open = async (address) => {
  at = address;
  try {
    const answer = await fetch(at);
    // Elsewhere than asked: the session has ended, or the act is no longer offered. The page explains it.
    if (answer.redirected || !answer.ok) location.assign(at);
    else show(await parsed(answer));
  } catch {
    location.assign(at);
  }
};

/* Read the list again, and take over the row of the cell and the messages. A redirect of a save can also lead to
   sign-in or to a confirmation of the password: only a message proves that it is `saved`. */
const renew = async (saved) => {
  // A commitment is on a draft once for each of its areas.
  const key = cell.closest("[data-key]").dataset.key, path = cell.pathname, selector = `[data-key="${key}"]`;
  const answer = await fetch(location.href);
  const page = await parsed(answer);
  // Messages are ahead of the head of the page, notices on ignored filters behind it.
  const said = [...page.querySelectorAll("main > .notice:has(~ .head)")].map((message) => message.textContent.trim());
  const isRead = !answer.redirected && answer.ok && page.querySelector(".list, #nothing");
  if (!isRead || (saved && !said.length)) return location.assign(at);
  const rows = [...list.querySelectorAll(selector)], place = rows.indexOf(cell.closest("[data-key]"));
  const found = [...page.querySelectorAll(selector)].map((row) => document.importNode(row, true));
  rows.forEach((row, number) => {
    if (!found[number]) return row.remove();
    const box = found[number].querySelector("input[name=reference]");
    if (box) box.checked = Boolean(row.querySelector("input[name=reference]")?.checked);
    mark(found[number]);
    row.replaceWith(found[number]);
  });
  follow();
  editor.hidePopover();
  list.querySelector(".saved").textContent = said.length ? [key, ...said].join(" · ") : "";
  (found[place]?.querySelector(`a.cell[href="${path}"]`) || list.querySelector(".scroll")).focus();
};

const send = async (form) => {
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  try {
    const answer = await fetch(at, { method: "POST", body: new FormData(form), redirect: "manual" });
    if (answer.type === "opaqueredirect") await renew(true);
    else show(await parsed(answer));
  } catch {
    location.assign(at);
  } finally {
    button.disabled = false;
  }
};

const begin = () => {
  editor.className = "drop cell-form";
  editor.popover = "auto";
  editor.setAttribute("role", "dialog");
  editor.setAttribute("aria-labelledby", "cell-heading");
  document.querySelector("main").append(editor);
  list.addEventListener("change", (event) => {
    if (event.target.matches(".page-box")) boxes().forEach((box) => { box.checked = event.target.checked; });
    follow();
  });
  document.getElementById("bulk")?.addEventListener("reset", () => setTimeout(follow));
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a.cell");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    cell = link;
    open(link.href);
  });
  editor.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    if (link.matches(".cancel")) {
      event.preventDefault();
      // The values of another user are in the row.
      if (editor.querySelector("#differences")) renew(false).catch(() => location.assign(at));
      else editor.hidePopover();
    } else if (link.href.startsWith(cell.href)) {
      event.preventDefault();
      open(link.href);
    }
  });
  editor.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.target);
  });
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("select")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
  editor.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    cell.setAttribute("aria-expanded", "false");
    if (editor.contains(document.activeElement) || document.activeElement === document.body) cell.focus();
  });
  mark(list);
  follow();
};

if (list) begin();
