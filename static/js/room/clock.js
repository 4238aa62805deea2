/* The clocks of both capitals and the minutes of the item run by the server's time: a tablet whose own clock is wrong
   shows the same as all others. Nothing is announced and nothing moves; each number has its room. */
"use strict";
{
  const face = document.getElementById("clocks");
  const language = face?.dataset.language ?? "en";
  const plural = new Intl.PluralRules(language);
  let server = 0;
  let measured = 0;

  function set(iso) {
    server = Date.parse(iso);
    // This counts on while the device's clock is set, unlike the time of day.
    measured = performance.now();
  }

  function now() {
    return server + performance.now() - measured;
  }

  function two(number) {
    return String(number).padStart(2, "0");
  }

  // As contacts/rules/written_times.py writes it.
  function hour(hours, minutes) {
    if (language === "fr") {
      return `${hours}\u00a0h${minutes ? `\u00a0${two(minutes)}` : ""}`;
    }
    return `${language === "ja" ? hours : two(hours)}:${two(minutes)}`;
  }

  function write(element, text) {
    if (element && element.textContent !== text) {
      element.textContent = text;
    }
  }

  function showClocks() {
    face.querySelectorAll("[data-offset]").forEach((clock) => {
      const shown = new Date(now() + Number(clock.dataset.offset) * 60_000);
      write(clock.querySelector(".hour"), hour(shown.getUTCHours(), shown.getUTCMinutes()));
      const seconds = clock.querySelector(".seconds");
      write(seconds, seconds.textContent.replace(/\d+/, two(shown.getUTCSeconds())));
    });
  }

  function counted(line, what, count) {
    const form = plural.select(count) === "one" ? "One" : "Many";
    return line.dataset[`${what}${form}`].replace("{n}", count);
  }

  function showMinutes() {
    const line = document.querySelector(".counted");
    if (!line || line.dataset.ended) {
      return;
    }
    const { begun, paused, minutes } = line.dataset;
    const used = Math.max(0, Math.floor((now() - Date.parse(begun)) / 60_000 - Number(paused) / 60));
    const over = Number(minutes) ? Math.max(0, used - Number(minutes)) : 0;
    write(line.querySelector(".used"), counted(line, "used", used));
    write(line.querySelector(".over"), over ? counted(line, "over", over) : "");
  }

  function follow(answer) {
    set(answer.now);
    face.querySelectorAll("[data-offset]").forEach((clock, place) => {
      clock.dataset.offset = answer.clocks[place].offset;
      write(clock.querySelector(".date"), answer.clocks[place].date);
    });
  }

  if (face) {
    set(face.dataset.now);
    window.setInterval(() => {
      showClocks();
      showMinutes();
    }, 1000);
  }
  window.roomClock = { follow };
}
