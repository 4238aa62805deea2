/* Says before a session ends that it will, lets the reader stay, and says when it has ended. What it says comes from the
   server as words. A notice stays until another takes its place, and nothing is asked of the server by itself. */
"use strict";
{
  const WARNED = 10 * 60 * 1000;
  const frame = document.getElementById("session");
  const status = frame?.querySelector("[role=status]");
  // So that a second tab does not tell of an end which the first has put off.
  const tabs = window.BroadcastChannel ? new BroadcastChannel("moc-session") : null;
  let ends = 0;
  let shown = "";
  let timer = 0;

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
    if (left <= WARNED) {
      say(frame.dataset.warn);
    }
    timer = setTimeout(look, left <= WARNED ? left : left - WARNED);
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

  async function stay(form) {
    const failed = form.querySelector(".failed");
    failed.hidden = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
      if (answer.redirected) {
        ends = 0;
        look();
        return;
      }
      const html = await answer.text();
      if (!answer.ok || !take(html)) {
        throw new Error("not extended");
      }
      say(ends - Date.now() > WARNED ? "stays" : frame.dataset.warn);
      look();
      tabs?.postMessage(html);
    } catch {
      failed.hidden = false;
    }
  }

  if (frame) {
    ends = Date.now() + Number(frame.dataset.left) * 1000;
    status.addEventListener("submit", (event) => {
      event.preventDefault();
      stay(event.target);
    });
    tabs?.addEventListener("message", (event) => {
      if (take(event.data)) {
        say(ends - Date.now() > WARNED ? "" : frame.dataset.warn);
        look();
      }
    });
    tabs?.postMessage(frame.outerHTML);
    // A device that slept has not counted.
    document.addEventListener("visibilitychange", look);
    look();
  }
}
