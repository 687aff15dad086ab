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
  reveal();
})();
