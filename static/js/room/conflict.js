/* Two people changed one field: both texts are shown, and one of them is chosen. What only one of them changed needs
   no choice. */
"use strict";
{
  // Which fields of `mine` are in dispute, and which can simply be sent on what the other saved.
  function sort(kept, theirs) {
    const sorted = { mine: {}, disputed: [] };
    Object.entries(kept.mine).forEach(([name, text]) => {
      if (theirs[name] === text) {
        return;
      }
      sorted.mine[name] = text;
      if (theirs[name] !== kept.base[name]) {
        sorted.disputed.push(name);
      }
    });
    return sorted;
  }

  function words(control, text) {
    const option = control.options && [...control.options].find((each) => each.value === text);
    return (option ? option.text : text) || document.getElementById("empty").content.textContent;
  }

  // Shows a choice for each field in dispute; `settled(choices)` gets, by field, whether one's own text is kept.
  function show(form, kept, settled) {
    const place = document.getElementById("choices");
    const chosen = {};
    place.replaceChildren();
    kept.disputed.forEach((name) => {
      const control = form.elements[name];
      const choice = document.getElementById("choice").content.cloneNode(true).firstElementChild;
      choice.querySelector("legend").textContent = control.labels[0].textContent;
      for (const [where, text] of [[".mine", kept.mine[name]], [".theirs", kept.theirs[name]]]) {
        const paragraph = choice.querySelector(where);
        paragraph.textContent = words(control, text);
        if (control.lang) {
          paragraph.lang = control.lang;
        }
      }
      const choose = (own) => {
        chosen[name] = own;
        choice.remove();
        (place.querySelector("button") ?? control).focus();
        if (Object.keys(chosen).length === kept.disputed.length) {
          settled(chosen);
        }
      };
      choice.querySelector(".keep").addEventListener("click", () => choose(true));
      choice.querySelector(".take").addEventListener("click", () => choose(false));
      place.append(choice);
    });
  }

  window.roomConflict = { sort, show };
}
