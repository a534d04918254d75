// Makes pages pleasanter; everything works without it. No dependency, nothing inline, nothing from elsewhere.
"use strict";

(() => {
  const live = document.querySelector("[data-live]");

  // One polite voice for the whole page. The same sentence twice is said twice: it is cleared in between.
  function announce(text) {
    if (!live) return;
    live.textContent = "";
    setTimeout(() => { live.textContent = text; }, 100);
  }

  // A page that came in answer to a form is asked for again, not sent again, by the back button.
  history.replaceState(history.state, "", location.href);

  // A summary of errors is what somebody should read first.
  document.querySelector("[data-focus]")?.focus();

  // A button pressed twice does its work once.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "dialog") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(() => { delete form.dataset.sent; }, 3000);
  });
  // Back from another page: the same page may be sent again.
  addEventListener("pageshow", () => {
    document.querySelectorAll("[data-sent]").forEach((form) => { delete form.dataset.sent; });
  });

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });

  // Text to send: onto the clipboard, or chosen, so that the keys for copying work.
  document.querySelectorAll("[data-copy]").forEach((button) => {
    const text = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.value);
      } catch {
        text.select();
        if (!document.execCommand("copy")) return;
        button.focus();
      }
      button.textContent = button.dataset.copied;
      announce(button.dataset.copied);
    });
  });

  // A clock that is looked at, never announced: how many minutes were spent on this theme.
  document.querySelectorAll("[data-clock]").forEach((clock) => {
    const begin = Date.now() - 1000 * Number(clock.dataset.clock);
    const tick = () => {
      const spent = Math.floor((Date.now() - begin) / 60000);
      clock.textContent = clock.dataset.clockText.replace("{spent}", spent);
      clock.toggleAttribute("data-over", spent >= Number(clock.dataset.clockMinutes));
    };
    tick();
    setInterval(tick, 10000);
  });

  // While a button of the mouse or a finger is down nothing may move: what is pressed would no longer be under it
  // when it is let go, and the click would be lost.
  const PRESSED = 4000; // milliseconds; a press of which the end is never told does not hold anything up for ever
  let released = Promise.resolve();
  let release = () => {};
  addEventListener("pointerdown", () => {
    released = new Promise((done) => {
      release = done;
      setTimeout(done, PRESSED);
    });
  }, true);
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => { setTimeout(release); }, true); // the click comes first
  }

  // ── Saving by itself: see docs/web.md ──────────────────────────────────────────────────────────────────────
  const IDLE = 1500; // milliseconds without typing before text is saved
  const AGAIN = [2000, 5000, 15000, 30000]; // waiting times after a failure
  const PATIENCE = 4000; // how long a button waits for a save that is under way
  const CARRIED = 60000; // characters that a browser still sends when the page is left

  document.querySelectorAll("form[data-autosave]").forEach((form) => {
    const status = form.querySelector("[data-saved]") || document.querySelector("[data-saved]");
    let answered = content(form); // what the server last answered about
    // What the server has. A page that shows a refused form holds what it has not.
    let stored = document.querySelector("[data-focus]") ? null : answered;
    let pending = null; // the save that is under way
    let sending = ""; // what that save brings
    let leaving = false;
    let failures = 0;
    let timer = 0;
    let speak = false;

    function content(of) {
      return new URLSearchParams([...new FormData(of)].filter(([, value]) => typeof value === "string")).toString();
    }

    function tell(text, kind) {
      if (status) {
        status.textContent = text;
        status.dataset.saved = kind;
      }
      if (speak || kind === "wrong") announce(text);
      speak = false;
    }

    function showErrors(errors) {
      form.querySelectorAll("[data-error-for]").forEach((place) => {
        const message = errors[place.dataset.errorFor];
        place.replaceChildren();
        const field = form.elements[place.dataset.errorFor];
        const inputs = field instanceof RadioNodeList ? [...field] : field ? [field] : [];
        inputs.forEach((input) => { input.toggleAttribute("data-invalid", Boolean(message)); });
        if (!message) return;
        const paragraph = document.createElement("p");
        paragraph.className = "utrecht-form-field-error-message";
        paragraph.textContent = message;
        place.append(paragraph);
      });
    }

    async function save() {
      clearTimeout(timer);
      const now = content(form);
      if (pending || leaving || now === answered) return;
      sending = now;
      pending = send(now);
      await pending;
      pending = null;
      if (!failures && content(form) !== answered) save();
    }

    async function send(now) {
      let answer;
      try {
        answer = await fetch(form.dataset.autosave, {
          method: "POST",
          body: new URLSearchParams(now),
          headers: { Accept: "application/json", "X-Autosave": "1" },
          credentials: "same-origin",
          redirect: "manual",
          keepalive: now.length < CARRIED, // goes on when the page is left
        });
      } catch {
        await released;
        again("Nog niet opgeslagen: er is geen verbinding. We proberen het zo opnieuw.");
        return;
      }
      if (answer.status >= 500) {
        await released;
        again(
          "Nog niet opgeslagen: er ging iets mis bij ons. We proberen het zo opnieuw. "
          + "Blijft dit staan? Kopieer dan je tekst en laad de bladzijde opnieuw.",
        );
        return;
      }
      failures = 0;
      answered = now;
      const told = await answer.json().catch(() => null);
      if (!told) {
        // What the page is about is gone, or who types is no longer in: trying again would not help.
        await released;
        tell("Nog niet opgeslagen: dat kan hier niet meer. Kopieer eerst je tekst en laad de bladzijde opnieuw.", "wrong");
        return;
      }
      if (answer.ok) stored = now;
      // New revisions, so that the next save is not taken for a conflict.
      for (const [name, value] of Object.entries(told.fields || {})) {
        const field = form.elements[name];
        if (field) {
          const unchanged = content(form) === answered;
          field.value = value;
          if (unchanged) {
            answered = content(form);
            if (answer.ok) stored = answered;
          }
        }
      }
      await released;
      showErrors(told.errors || {});
      tell(told.message, answer.ok ? (told.warning ? "warn" : "fine") : "wrong");
    }

    function again(text) {
      tell(text, "wrong");
      timer = setTimeout(save, AGAIN[Math.min(failures, AGAIN.length - 1)]);
      failures += 1;
    }

    form.addEventListener("change", () => { speak = true; save(); });
    form.addEventListener("input", (event) => {
      if (!event.target.matches("textarea, input[type=text], input[type=date]")) return;
      clearTimeout(timer);
      timer = setTimeout(save, IDLE); // shown, not spoken: a voice at every pause would disturb
    });
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      if (pending && !leaving) {
        // What is being saved now must not look like a conflict with what is sent: wait for the new revision.
        event.preventDefault();
        event.stopPropagation();
        const button = event.submitter;
        leaving = true;
        const enough = new Promise((done) => { setTimeout(done, PATIENCE); });
        Promise.race([pending, enough]).then(() => { form.requestSubmit(button); });
        return;
      }
      leaving = true;
    });
    addEventListener("pageshow", () => { leaving = false; });
    addEventListener("pagehide", () => {
      if (leaving || content(form) === stored) return;
      navigator.sendBeacon(form.dataset.autosave, new URLSearchParams(content(form)));
    });
    addEventListener("beforeunload", (event) => {
      const now = content(form);
      if (leaving || now === stored) return;
      // What was not tried yet is sent when the page goes. What was refused, or does not come through, would be lost.
      const lost = pending ? now !== sending : failures || answered !== stored;
      if (lost || (pending && failures)) event.preventDefault();
    });
  });

  // ── An outcome that follows every tick: see docs/web.md ────────────────────────────────────────────────────
  document.querySelectorAll("form[data-follow]").forEach((form) => {
    const button = form.querySelector("[data-follow-button]");
    const wrong = form.querySelector("[data-follow-wrong]");
    let last = new AbortController();
    button.hidden = true;

    async function follow() {
      last.abort(); // the last tick wins
      const mine = new AbortController();
      last = mine;
      const address = new URL(form.action);
      address.search = new URLSearchParams(new FormData(form)).toString();
      let page;
      try {
        const answer = await fetch(address, { signal: mine.signal, credentials: "same-origin", redirect: "error" });
        if (!answer.ok) throw new Error(answer.statusText);
        page = new DOMParser().parseFromString(await answer.text(), "text/html");
      } catch {
        await released;
        if (mine.signal.aborted) return;
        wrong.hidden = false;
        button.hidden = false;
        announce(wrong.textContent);
        return;
      }
      await released;
      if (mine.signal.aborted) return;
      wrong.hidden = true;
      button.hidden = true;
      let said = "";
      document.querySelectorAll("[data-follow-part]").forEach((part) => {
        const fresh = page.getElementById(part.id);
        if (!fresh) return;
        said = fresh.dataset.said || said;
        part.replaceWith(document.adoptNode(fresh));
      });
      history.replaceState(history.state, "", address);
      announce(said);
    }

    form.addEventListener("change", follow);
  });

  // ── A link to a page that takes a while to work out: say so at once, and no longer when somebody comes back ─────
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-working]");
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || event.defaultPrevented) return;
    if (!link.nextElementSibling?.matches("[data-working-said]")) {
      const said = document.createElement("span");
      said.className = "dv-working";
      said.dataset.workingSaid = "";
      said.textContent = link.dataset.working;
      link.after(said);
    }
    announce(link.dataset.working);
  });
  addEventListener("pageshow", () => {
    document.querySelectorAll("[data-working-said]").forEach((said) => { said.remove(); });
  });

  // ── A part of another page that takes a while to work out: fetched when the page is there already ───────────
  const fetched = new Map(); // an address of which several parts are asked is fetched once

  async function pageAt(address) {
    const answer = await fetch(address, { credentials: "same-origin", redirect: "error" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  }

  document.querySelectorAll("[data-fetch]").forEach(async (place) => {
    const address = place.dataset.fetch;
    try {
      if (!fetched.has(address)) fetched.set(address, pageAt(address));
      const fresh = (await fetched.get(address))?.getElementById(place.dataset.fetchPart);
      await released;
      // Whoever is on the link in it stays there.
      if (fresh && !place.contains(document.activeElement)) place.replaceChildren(document.adoptNode(fresh));
    } catch {
      // The link to that page stays.
    } finally {
      place.dataset.fetched = "yes";
    }
  });

  // ── Waiting for something in the background: the page asks again, and says when it is done ──────────────────
  document.querySelectorAll("[data-poll]").forEach((place) => {
    const pause = Number(place.dataset.pollEvery || 1500);
    async function ask() {
      try {
        const answer = await fetch(place.dataset.poll, { headers: { Accept: "application/json" }, redirect: "error" });
        const told = await answer.json();
        if (told.message !== place.textContent) {
          place.textContent = told.message;
          announce(told.message);
        }
        if (told.done) {
          location.replace(told.address || location.href);
          return;
        }
      } catch {
        // No connection for a moment: ask again later.
      }
      setTimeout(ask, pause);
    }
    setTimeout(ask, pause);
  });
})();
