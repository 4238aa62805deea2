/* Warns before a session ends, lets the reader stay, and says when it has ended. The words come from the server. A notice
   stays until another replaces it. Typing counts as activity: before the warning, the server is told of it. */
"use strict";
{
  const MINUTE = 60 * 1000;
  const LONGEST_WARNING = 10 * MINUTE;
  const frame = document.getElementById("session");
  const status = frame?.querySelector("[role=status]");
  // So that a second tab does not tell of an end which the first has put off.
  const tabs = window.BroadcastChannel ? new BroadcastChannel("moc-session") : null;
  let ends = 0;
  let shown = "";
  let timer = 0;
  // A short session warns when a third of it is left.
  let warned = LONGEST_WARNING;
  let typed = false;
  let reported = 0;

  function say(name) {
    if (shown === name) {
      return;
    }
    shown = name;
    const held = status.contains(document.activeElement);
    const words = frame.querySelector(`template[data-said="${name}"]`)?.content.cloneNode(true);
    const before = frame.nextElementSibling?.getBoundingClientRect().top;
    status.replaceChildren(...(words ? [words] : []));
    const link = status.querySelector('[href$="/login/"]');
    if (link) {
      link.search = `?next=${encodeURIComponent(location.pathname + location.search)}`;
    }
    // What is being read stays where it is. Further down the browser sees to that itself.
    if (window.scrollY === 0 && before !== undefined) {
      window.scrollBy(0, frame.nextElementSibling.getBoundingClientRect().top - before);
    }
    if (held) {
      status.focus({ preventScroll: true });
    }
  }

  function look() {
    clearTimeout(timer);
    const left = ends - Date.now();
    if (left <= 0) {
      say("ended");
      return;
    }
    if (left <= warned && typed && Date.now() - reported > MINUTE) {
      typed = false;
      reported = Date.now();
      stay(status.querySelector("form") ?? endingForm(), { active: "1" });
      return;
    }
    if (left <= warned) {
      say(frame.dataset.warn);
    }
    timer = setTimeout(look, left <= warned ? left : left - warned);
  }

  // A later end that the server gave, here or to another tab.
  function take(html) {
    const given = new DOMParser().parseFromString(html, "text/html").getElementById("session");
    const later = Date.now() + Number(given?.dataset.left) * 1000;
    if (given?.dataset.account !== frame.dataset.account || !(later > ends)) {
      return false;
    }
    ends = later;
    frame.dataset.left = given.dataset.left;
    frame.dataset.warn = given.dataset.warn;
    frame.querySelectorAll("template").forEach((template) => template.remove());
    frame.append(...given.querySelectorAll("template"));
    return true;
  }

  function endingForm() {
    return frame.querySelector('template[data-said="ending"]').content.querySelector("form");
  }

  // With `active`, only the idle end moves, and the reader is not interrupted.
  async function stay(form, more = {}) {
    const failed = form.querySelector(".failed");
    failed.hidden = true;
    try {
      const fields = new FormData(form);
      Object.entries(more).forEach(([name, value]) => fields.append(name, value));
      // The property is empty for a form that is still in its template.
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields });
      if (answer.redirected) {
        ends = 0;
        look();
        return;
      }
      const html = await answer.text();
      if (!answer.ok || !take(html)) {
        throw new Error("not extended");
      }
      if (ends - Date.now() <= warned) {
        say(frame.dataset.warn);
      } else {
        say(more.active ? "" : "stays");
      }
      look();
      tabs?.postMessage(html);
    } catch {
      failed.hidden = false;
      if (more.active) {
        look();
      }
    }
  }

  if (frame) {
    ends = Date.now() + Number(frame.dataset.left) * 1000;
    warned = Math.min(LONGEST_WARNING, (ends - Date.now()) / 3);
    document.addEventListener("input", () => {
      typed = true;
      if (ends - Date.now() <= warned) {
        look();
      }
    });
    status.addEventListener("submit", (event) => {
      event.preventDefault();
      stay(event.target);
    });
    tabs?.addEventListener("message", (event) => {
      if (take(event.data)) {
        say(ends - Date.now() > warned ? "" : frame.dataset.warn);
        look();
      }
    });
    tabs?.postMessage(frame.outerHTML);
    // A device that slept has not counted.
    document.addEventListener("visibilitychange", look);
    look();
  }
}
