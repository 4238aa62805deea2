/* Keeps what is typed in a form while its reader is signed out: in this tab alone, under the account and the address
   that the form is sent to. It is put back after the next sign-in, and goes when it was saved, when its reader signs
   out, or when another account signs in. Passwords and files are never kept. The page of the meeting has a shelf of
   its own. */
"use strict";
{
  const KEPT = "moc-typed:";
  const NOT_KEPT = new Set(["password", "hidden", "file", "submit", "button", "image", "reset"]);
  const frame = document.getElementById("session");
  const mine = frame && `${KEPT}${frame.dataset.account}:`;
  const failed = refused();

  function refused() {
    const answer = performance.getEntriesByType("navigation")[0];
    return answer?.responseStatus >= 400 || !!document.querySelector(".errornote, .errorlist, [role=alert], [aria-invalid=true]");
  }

  function get(key) {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch {
      return null;
    }
  }

  function put(key, entry) {
    try {
      sessionStorage.setItem(key, JSON.stringify(entry));
    } catch {
      // Full, or closed by the settings of the browser: nothing depends on it.
    }
  }

  function drop(key) {
    try {
      sessionStorage.removeItem(key);
    } catch {
      // Then nothing was kept either.
    }
  }

  function keys() {
    try {
      return Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT));
    } catch {
      return [];
    }
  }

  function addressOf(form) {
    return new URL(form.getAttribute("action") || location.href, location.href).pathname;
  }

  // Forms that several lines of a page send to one address name what they are about.
  function keyOf(form) {
    if (form.getAttribute("method")?.toLowerCase() !== "post" || !form.querySelector("textarea") || form.closest("[data-shelf]")) {
      return null;
    }
    const alike = [...document.forms].filter((other) => addressOf(other) === addressOf(form));
    return `${mine}${addressOf(form)}:${form.dataset.typedAs || alike.indexOf(form)}`;
  }

  function fieldsOf(form) {
    const seen = {};
    return [...form.elements].flatMap((field) => {
      if (!field.name || NOT_KEPT.has(field.type) || field.readOnly || field.disabled) {
        return [];
      }
      const ticked = field.type === "checkbox" || field.type === "radio";
      const name = ticked ? `${field.name}=${field.value}` : field.name;
      seen[name] = (seen[name] ?? -1) + 1;
      return [{ field, ticked, name: `${name}#${seen[name]}` }];
    });
  }

  function chosen(select, by) {
    return [...select.options].filter((option) => option[by]).map((option) => [option.value, option.text]);
  }

  // What differs from what the server gave.
  function typedIn(form) {
    const typed = {};
    for (const { field, ticked, name } of fieldsOf(form)) {
      if (ticked) {
        if (field.checked !== field.defaultChecked) {
          typed[name] = field.checked;
        }
      } else if (field.options) {
        const before = chosen(field, "defaultSelected");
        const now = chosen(field, "selected");
        // Without a given choice a browser chooses the first.
        const first = field.multiple || before.length ? before : [[field.options[0]?.value, field.options[0]?.text]];
        if (JSON.stringify(now) !== JSON.stringify(first)) {
          typed[name] = now;
        }
      } else if (field.value !== field.defaultValue) {
        typed[name] = field.value;
      }
    }
    return typed;
  }

  function fill(form, typed) {
    const filled = [];
    for (const { field, ticked, name } of fieldsOf(form)) {
      if (!(name in typed)) {
        continue;
      }
      if (ticked) {
        field.checked = typed[name];
      } else if (field.options) {
        for (const [value, text] of typed[name]) {
          // A field that asks the server for its choices has only those that were given.
          if (![...field.options].some((option) => option.value === value) && field.matches(".admin-autocomplete")) {
            field.add(new Option(text, value));
          }
        }
        const values = typed[name].map(([value]) => value);
        [...field.options].forEach((option) => (option.selected = values.includes(option.value)));
      } else {
        field.value = typed[name];
      }
      filled.push(field);
    }
    filled.forEach(tell);
    return filled;
  }

  function tell(field) {
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function putBack(form, key, entry) {
    const filled = fill(form, entry.typed);
    if (!filled.length) {
      return;
    }
    const words = frame.querySelector('template[data-said="typed"]').content.cloneNode(true);
    const notice = words.querySelector("[data-typed-again]");
    notice.querySelector("a").addEventListener("click", (event) => {
      event.preventDefault();
      form.reset();
      filled.forEach(tell);
      drop(key);
      notice.remove();
      filled[0].focus();
    });
    form.before(words);
  }

  function keep(form) {
    const key = form && keyOf(form);
    if (!key) {
      return;
    }
    const entry = get(key);
    // After a refusal the form comes back as it was sent, so what was typed before no longer differs.
    const typed = { ...(failed ? entry?.typed : {}), ...typedIn(form) };
    if (Object.keys(typed).length) {
      put(key, { began: entry?.began ?? frame.dataset.began, page: entry?.page ?? location.pathname + location.search, typed });
    } else {
      drop(key);
    }
  }

  // Nobody is signed in on this page: what was sent last was not saved, and its page is where to go on.
  function atTheDoor() {
    const next = document.querySelector("[data-sign-in] input[name=next]");
    for (const key of keys()) {
      const entry = get(key);
      if (entry?.sent) {
        put(key, { ...entry, sent: false });
        if (next) {
          next.value = entry.page;
        }
      }
    }
  }

  function settle() {
    const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
    for (const key of keys()) {
      const entry = get(key);
      if (!key.startsWith(mine) || !entry) {
        drop(key);
      } else if (entry.sent) {
        if (failed || back) {
          put(key, { ...entry, sent: false });
        } else {
          drop(key);
        }
      }
    }
    for (const form of document.forms) {
      const key = keyOf(form);
      const entry = key && get(key);
      if (entry && entry.began !== frame.dataset.began && !failed) {
        putBack(form, key, entry);
      } else if (entry && !failed && !back) {
        drop(key);
      }
    }
  }

  function signsOut(form) {
    return addressOf(form).endsWith("/logout/");
  }

  if (!frame) {
    atTheDoor();
  } else {
    settle();
    for (const kind of ["input", "change"]) {
      document.addEventListener(kind, (event) => keep(event.target.form));
    }
    document.addEventListener("submit", (event) => {
      if (event.defaultPrevented) {
        return;
      }
      if (signsOut(event.target)) {
        keys().forEach(drop);
        return;
      }
      const key = keyOf(event.target);
      keep(event.target);
      const entry = key && get(key);
      if (entry) {
        put(key, { ...entry, sent: true });
      }
    });
  }
}
