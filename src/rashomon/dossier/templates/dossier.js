(function () {
  "use strict";
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) { return; }
    for (var at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") { at.open = true; }
    }
    document.querySelectorAll(".lit").forEach(function (el) { el.classList.remove("lit"); });
    document.querySelectorAll("[data-c~='" + CSS.escape(id) + "']").forEach(function (el) {
      el.classList.add("lit");
    });
    target.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("main details:not(.report)").forEach(function (el) { el.open = true; });
  });
  document.addEventListener("keydown", function (event) {
    if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key !== "j" && event.key !== "k") { return; }
    var cards = Array.prototype.slice.call(document.querySelectorAll(".card"));
    var top = cards.findIndex(function (card) { return card.getBoundingClientRect().top > 70; });
    if (top < 0) { top = cards.length; }
    var next = event.key === "j" ? top : top - 2;
    if (event.key === "j" && document.activeElement === cards[top]) { next = top + 1; }
    if (cards[next]) { cards[next].focus({ preventScroll: true }); cards[next].scrollIntoView({ block: "start" }); }
  });
  reveal();
})();
