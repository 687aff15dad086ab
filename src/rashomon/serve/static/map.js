(function () {
  "use strict";
  // The drawing of ties stays; whoever wants to move it asks for that, and only then is the
  // engine loaded. What it shows stands in words beside it, for those who do not see it.
  var place = document.querySelector(".moving[data-map]");
  var drawing = place && place.previousElementSibling;
  var legend = place && place.querySelector(".legend");
  if (!place || !drawing || !window.fetch) { return; }
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  var cy = null, opened = null;
  function part(tag, name, words) {
    var made = document.createElement(tag);
    if (name) { made.className = name; }
    if (words) { made.textContent = words; }
    return made;
  }
  function button(words, act) {
    var made = part("button", "", words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }
  function colour(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }
  var pen = document.createElement("canvas").getContext("2d");
  function wide(words) { pen.font = "13px system-ui, sans-serif"; return pen.measureText(words).width; }
  function looks() {
    var tones = { against: colour("--against"), with: colour("--a"), plain: colour("--soft") };
    return [
      { selector: "node", style: { label: "data(name)", shape: "round-rectangle", width: function (node) { return Math.min(166, wide(node.data("name")) + 6); }, height: 26, padding: "6px", "text-valign": "center", "font-size": 13, "font-family": "system-ui, sans-serif", color: colour("--ink"), "background-color": colour("--card"), "border-width": 1.3, "border-color": colour("--ink"), "text-wrap": "ellipsis", "text-max-width": "160px" } },
      { selector: "node[!named]", style: { "border-style": "dashed", "border-color": colour("--soft"), "font-style": "italic" } },
      { selector: "edge", style: { label: "data(words)", "curve-style": "bezier", "control-point-step-size": 46, width: 1.8, "target-arrow-shape": "triangle", "font-size": 11, "font-family": "system-ui, sans-serif", "text-background-color": colour("--card"), "text-background-opacity": 1, "text-background-padding": "2px", color: function (edge) { return tones[edge.data("style")]; }, "line-color": function (edge) { return tones[edge.data("style")]; }, "target-arrow-color": function (edge) { return tones[edge.data("style")]; } } },
      { selector: "edge[?hedged]", style: { "line-style": "dashed" } },
      { selector: ".aside", style: { opacity: 0.15 } },
      { selector: ".looked-at", style: { "border-width": 3, "border-color": colour("--accent") } }
    ];
  }
  function engine() {
    if (window.cytoscape) { return Promise.resolve(); }
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      // By this id the engine takes its one rule of style as given (workbench.css has it): the
      // policy of the page lets no script add one.
      script.id = "__________cytoscape_stylesheet";
      script.src = place.dataset.engine;
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }
  function data() {
    return fetch(place.dataset.map, { headers: { accept: "application/json" }, credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) { throw new Error(String(answer.status)); }
      return answer.json();
    });
  }
  function near(id) { return cy.getElementById(id).closedNeighborhood(); }
  function fit(some) { cy.fit(some, 30); }
  function built(map, opener) {
    var field = part("div", "field");
    var said = part("ul", "plain"), parties = part("ul", "parties"), heard = part("p", "meta");
    field.tabIndex = 0;
    field.setAttribute("role", "application");
    field.setAttribute("aria-label", "Map of ties: arrows move it, plus and minus change its size, 0 shows all of it. The parties follow as buttons.");
    heard.setAttribute("role", "status");
    parties.setAttribute("aria-label", "Parties on the map");
    function show(id) {
      var all = parties.querySelectorAll("button");
      var pressed = null;
      all.forEach(function (one) {
        var is = one.dataset.party === id && one.getAttribute("aria-pressed") !== "true";
        one.setAttribute("aria-pressed", String(is));
        if (is) { pressed = one; }
      });
      said.textContent = "";
      cy.elements().removeClass("aside looked-at");
      if (!pressed) { heard.textContent = ""; fit(cy.elements()); return; }
      var lines = map.lines.filter(function (line) { return line.doer === id || line.other === id; });
      cy.elements().not(near(id)).addClass("aside");
      cy.getElementById(id).addClass("looked-at");
      fit(near(id));
      heard.textContent = pressed.textContent + ": " + (lines.length === 1 ? "one line" : lines.length + " lines");
      lines.forEach(function (line) {
        var item = part("li"), link = part("a", "", line.told);
        link.href = "#" + line.id;
        item.appendChild(link);
        said.appendChild(item);
      });
    }
    map.parties.forEach(function (party) {
      var item = part("li");
      var one = button(party.name, function () { show(party.id); });
      if (!party.named) { one.className = "unnamed"; }
      one.dataset.party = party.id;
      one.setAttribute("aria-pressed", "false");
      item.appendChild(one);
      parties.appendChild(item);
    });
    var tools = part("div", "tools");
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", "The map");
    function size(by) { cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }); }
    tools.append(
      button("Larger", function () { size(1.25); }),
      button("Smaller", function () { size(0.8); }),
      button("All of it", function () { show(""); }),
      button("Back to the drawing", function () {
        cy.destroy();
        cy = null;
        place.textContent = "";
        drawing.classList.remove("replaced");
        place.appendChild(opener);
        opener.focus();
      })
    );
    place.textContent = "";
    drawing.classList.add("replaced");
    legend.hidden = false;
    place.append(tools, field, legend, parties, heard, said);
    if (map.left_out.length) { place.append(part("p", "meta", "No room for: " + map.left_out.slice(0, 40).join(", ") + (map.left_out.length > 40 ? " and " + (map.left_out.length - 40) + " more" : ""))); }
    begin(field, map, show);
    field.addEventListener("keydown", function (event) {
      var moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
      if (moves[event.key]) { cy.panBy({ x: moves[event.key][0], y: moves[event.key][1] }); }
      else if (event.key === "+" || event.key === "=") { size(1.25); }
      else if (event.key === "-") { size(0.8); }
      else if (event.key === "0") { show(""); }
      else { return; }
      event.preventDefault();
    });
    field.focus({ preventScroll: true });
  }
  function begin(field, map, show) {
    cy = window.cytoscape({
      container: field,
      style: looks(),
      minZoom: 0.2,
      maxZoom: 3,
      userZoomingEnabled: false,  // else the wheel is caught by whoever only scrolls by
      elements: {
        nodes: map.parties.map(function (one) { return { data: { id: one.id, name: one.name, named: one.named } }; }),
        edges: map.lines.map(function (one, number) { return { data: { id: "line-" + number, source: one.doer, target: one.other, words: one.words, told: one.told, style: one.style, hedged: one.hedged, tie: one.id } }; })
      },
      layout: { name: "circle" }
    });
    // From the ring on, without chance: the same case gives the same picture.
    cy.layout({ name: "cose", randomize: false, animate: false, padding: 30, nodeDimensionsIncludeLabels: true, idealEdgeLength: function () { return 110; }, nodeRepulsion: function () { return 900000; } }).run();
    cy.on("tap", "node", function (event) { show(event.target.id()); });
    cy.on("tap", "edge", function (event) { location.hash = event.target.data("tie"); });
    cy.on("mouseover", "edge", function (event) { field.title = event.target.data("told"); });
    cy.on("mouseout", "edge", function () { field.title = ""; });
    field.addEventListener("focus", function () { cy.userZoomingEnabled(true); });
    field.addEventListener("blur", function () { if (cy) { cy.userZoomingEnabled(false); } });
    field.addEventListener("pointerdown", function () { field.focus({ preventScroll: true }); });
  }
  dark.addEventListener("change", function () { if (cy) { cy.style(looks()); } });
  opened = button("Move the map", function () {
    opened.disabled = true;
    Promise.all([data(), engine()]).then(function (got) {
      opened.disabled = false;
      built(got[0].map, opened);
    }, function () {
      opened.disabled = false;
      opened.textContent = "The map could not be loaded; try again";
    });
  });
  place.appendChild(opened);
})();
