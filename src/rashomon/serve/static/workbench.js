(function () {
  "use strict";
  function cards() { return Array.prototype.slice.call(document.querySelectorAll("main .card[tabindex]")); }
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    for (var at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") { at.open = true; }
    }
    if (target) { target.scrollIntoView({ block: "center" }); }
  }
  function step(by) {
    var all = cards();
    var now = all.indexOf(document.activeElement && document.activeElement.closest(".card[tabindex]"));
    var next = now < 0 ? all.findIndex(function (card) { return card.getBoundingClientRect().top > 60; }) : now + by;
    if (all[next]) { all[next].focus({ preventScroll: true }); all[next].scrollIntoView({ block: "start" }); }
  }
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("main details").forEach(function (el) { el.open = true; });
  });
  document.addEventListener("keydown", function (event) {
    if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "j") { step(1); }
    if (event.key === "k") { step(-1); }
    var card = document.activeElement && document.activeElement.closest(".card[tabindex]");
    var button = card && /^[a-z]$/.test(event.key) && card.querySelector("button[data-key='" + event.key + "']");
    if (button) { event.preventDefault(); button.click(); }
  });
  // Words are copied where the browser lets a page do so, else they are only selected.
  function copy(words, button) {
    var said = button.textContent;
    function told(how) { button.textContent = how; setTimeout(function () { button.textContent = said; }, 2000); }
    if (navigator.clipboard) {
      navigator.clipboard.writeText(words).then(function () { told("copied"); }, function () { told("not allowed here"); });
      return;
    }
    var field = document.createElement("textarea");
    field.value = words;
    document.body.appendChild(field);
    field.select();
    told(document.execCommand("copy") ? "copied" : "not allowed here");
    field.remove();
  }
  function made(words, act) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", function () { act(button); });
    return button;
  }
  function plain(words) { return words.replace(/\s+/g, " ").trim(); }
  document.querySelectorAll("[data-copy]").forEach(function (part) {
    part.after(made("Copy it", function (button) { copy(plain(part.textContent), button); }));
  });
  // Words that are selected in a report: a link that lights them, and a quotation.
  var text = document.querySelector(".text[data-page]");
  if (text && Array.from(text.textContent).length === text.dataset.end - text.dataset.start) {  // else a browser reads other line ends
    var bar = document.createElement("div");
    bar.className = "passage";
    bar.hidden = true;
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "The selected passage");
    var at = null;
    function count(words) { return Array.from(words).length; }  // code points, as the case counts
    function address() { return location.origin + text.dataset.page.split("?")[0] + "?at=" + at.start + "-" + at.end + "#lit"; }
    bar.append(
      made("Copy a link to these words", function (button) { copy(address(), button); }),
      made("Copy as quotation", function (button) {
        copy("“" + plain(at.words) + "”, in: " + text.dataset.reference + " (characters " + at.start + " to " + at.end + " of " + text.dataset.id + ") " + address(), button);
      })
    );
    document.body.appendChild(bar);
    document.addEventListener("selectionchange", function () {
      var chosen = document.getSelection();
      var range = chosen.rangeCount && !chosen.isCollapsed && chosen.getRangeAt(0);
      if (!range || !text.contains(range.commonAncestorContainer)) {
        if (!bar.contains(document.activeElement)) { bar.hidden = true; }
        return;
      }
      var before = document.createRange();
      before.setStart(text, 0);
      before.setEnd(range.startContainer, range.startOffset);
      var words = range.toString();
      var start = Number(text.dataset.start) + count(before.toString()) + count(words.match(/^\s*/)[0]);
      at = { start: start, end: start + count(words.trim()), words: words };
      bar.hidden = !words.trim();
    });
  }
  // How far a reading is, as it goes on.
  document.querySelectorAll("[data-events]").forEach(function (card) {
    var told = new EventSource(card.dataset.events);
    told.onmessage = function (event) {
      var now = JSON.parse(event.data);
      var words = { read: "reads", compare: "compares what they say", look: "looks at the whole" };
      card.querySelector(".stage").textContent = now.state === "waits" ? "waits for others" : (words[now.stage] || "takes them in") + (now.total ? " (" + now.done + " of " + now.total + ")" : "");
      var bar = card.querySelector("progress");
      if (now.total && now.stage === "read") { bar.max = now.total; bar.value = now.done; } else { bar.removeAttribute("value"); }
    };
    told.addEventListener("end", function () { told.close(); location.reload(); });
    told.onerror = function () { told.close(); };
  });
  // A name is written once.
  document.addEventListener("change", function (event) {
    if (event.target.name !== "by") { return; }
    document.querySelectorAll("input[name=by]").forEach(function (field) {
      field.value = field.value || event.target.value;
    });
  });
  // A verdict takes the place of its form: whoever works with the keyboard stays on the card.
  document.addEventListener("htmx:afterSwap", function (event) {
    var card = event.target && event.target.closest && event.target.closest(".card[tabindex]");
    if (card) { card.focus({ preventScroll: true }); }
  });
  // On a narrow screen the row of pages is wider than it: the page one is on stands in sight.
  var row = document.querySelector("nav.pages ul");
  var here = row && row.querySelector("[aria-current]");
  if (here) { row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2; }
  reveal();
})();
