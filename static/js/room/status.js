/* The one line that says whether what was typed has arrived. It stays until something else is true. */
"use strict";
{
  class RoomStatus {
    constructor(root, shelf) {
      this.line = document.getElementById("status");
      this.words = root.dataset;
      this.shelf = shelf;
      // "down" or "out" once the line said so, empty while it works.
      this.trouble = "";
      this.said = "";
    }

    heard(answer) {
      this.trouble = answer.is === "answer" ? "" : answer.is;
    }

    say(text, link) {
      this.line.classList.toggle("waits", this.shelf.waits());
      // A screen reader would read the same sentence again.
      if (this.said === text) {
        return;
      }
      this.said = text;
      this.line.textContent = text;
      if (link) {
        const anchor = document.createElement("a");
        anchor.href = link.href;
        anchor.textContent = link.text;
        anchor.className = "touch";
        this.line.append(" ", anchor);
      }
    }

    // What is the matter, from the most to the least pressing; without trouble the last sentence stays.
    tell() {
      const { words, shelf } = this;
      const other = shelf.disputed().find((item) => item !== words.item);
      if (this.trouble === "out") {
        const back = encodeURIComponent(location.pathname + location.search);
        this.say(words.out, { href: `${words.login}?next=${back}`, text: words.signIn });
      } else if (shelf.broken) {
        this.say(words.full);
      } else if (other) {
        this.say(words.waits, { href: `${words.page}?item=${encodeURIComponent(other)}`, text: other });
      } else if (shelf.waits() && this.trouble) {
        this.say(words.kept);
      } else if (this.trouble === "down") {
        this.say(words.lost);
      } else if (this.said === words.lost) {
        this.say("");
      }
    }
  }

  window.RoomStatus = RoomStatus;
}
