//! Style sheets of pages, as they are and worse. None touches what is the page's: the font family, the documented
//! properties, and the element's own box, which the test holds fast.

/// Each with what it is.
pub const SHEETS: [(&str, &str); 34] = [
    ("nothing", ""),
    (
        "an early reset",
        "*, *::before, *::after { margin: 0 !important; padding: 0 !important; border: 0 !important; font-size: 100% !important; vertical-align: baseline !important; box-sizing: content-box !important; list-style: none !important }",
    ),
    (
        "shouting",
        "* { text-transform: uppercase !important; letter-spacing: 0.2em !important; word-spacing: 0.6em !important; font-variant: small-caps !important }",
    ),
    (
        "letters apart, as an ad for accessibility does",
        "html * { letter-spacing: 3px !important; line-height: 2.4 !important }",
    ),
    (
        "a line under everything",
        "html, body, cast-map { text-decoration: underline wavy 4px lime !important }",
    ),
    (
        "a line through everything",
        "* { text-decoration: line-through overline !important; text-underline-offset: 9px !important; text-emphasis: filled sesame red !important }",
    ),
    (
        "shadows",
        "* { text-shadow: 3px 3px 0 yellow !important; -webkit-text-stroke: 2px red !important; -webkit-text-fill-color: blue !important; paint-order: stroke !important }",
    ),
    (
        "bold, italic and large",
        "html { font-size: 62.5% } body, cast-map { font-size: 31px !important; font-weight: 900 !important; font-style: italic !important; font-stretch: condensed !important; font-size-adjust: 0.9 !important; line-height: 3 !important }",
    ),
    (
        "letter forms",
        "* { font-variant-numeric: oldstyle-nums slashed-zero !important; font-feature-settings: 'smcp', 'c2sc' !important; font-kerning: none !important; font-synthesis: none !important; text-rendering: geometricPrecision !important; -webkit-font-smoothing: none !important }",
    ),
    (
        "centred and indented",
        "body, cast-map { text-align: center !important; text-align-last: right !important; text-indent: 4em !important; hanging-punctuation: first !important }",
    ),
    (
        "justified books",
        "* { text-align: justify !important; hyphens: auto !important; text-wrap: balance !important; word-break: break-all !important; overflow-wrap: anywhere !important; line-break: anywhere !important }",
    ),
    (
        "white space kept",
        "* { white-space: pre !important; tab-size: 12 !important; quotes: '<' '>' !important }",
    ),
    (
        "colours",
        "* { color: red !important; background-color: orange; caret-color: lime !important; accent-color: hotpink !important; fill: red !important; stroke: blue !important; stroke-width: 5px !important }",
    ),
    (
        "dark by its own word",
        ":root, body, cast-map { color-scheme: dark !important; background: #111; color: #eee }",
    ),
    (
        "only light",
        ":root { color-scheme: only light !important; forced-color-adjust: none !important; print-color-adjust: exact !important }",
    ),
    (
        "stars before everything",
        "*::before { content: '★ ' !important; color: red; font-size: 40px !important } *::after { content: ' ★' !important; display: block !important; height: 90px !important; background: lime !important }",
    ),
    (
        "large first letters and lines",
        "*::first-letter { font-size: 90px !important; color: red !important; float: left !important } *::first-line { font-size: 60px !important; line-height: 4 !important; text-transform: uppercase !important }",
    ),
    (
        "nothing to touch",
        "* { cursor: none !important; pointer-events: none !important; user-select: none !important; -webkit-user-select: none !important; touch-action: none !important; -webkit-tap-highlight-color: red !important }",
    ),
    (
        "everything moves",
        "@keyframes breathe { to { opacity: 0; transform: rotate(90deg) } } * { transition: all 3s linear !important; animation: breathe 0.2s infinite alternate !important }",
    ),
    (
        "columns",
        "body { column-count: 2 !important; column-gap: 40px !important; column-fill: balance !important; orphans: 9; widows: 9 }",
    ),
    (
        "the names of the widget's classes",
        ".frame, .castmap, .main, .body, .card, .cards, .chart, .panel, .stage, .world, .node, .label, .name, .toolbar, .pill, .grid, .notice { display: none !important; color: red !important; transform: rotate(3deg) !important }",
    ),
    (
        "its ids and attributes",
        "#panel-title, [data-state], [data-theme], [part], [part~=card], [role=status], [lang], [data-id], [hidden] { outline: 9px solid red !important; font-size: 40px !important }",
    ),
    (
        "every element there is",
        "div, span, p, ul, ol, li, section, aside, dialog, h1, h2, h3, small, strong, b, sup, label, mark, dl, dt, dd { border: 3px dotted lime !important; background: orange !important; margin: 7px !important; font-size: 19px !important; color: navy !important }",
    ),
    (
        "controls",
        "button, input, select, option, textarea, summary, [type=search] { appearance: none !important; all: unset !important; background: lime !important; font: 30px cursive !important; padding: 20px !important }",
    ),
    (
        "pictures and tables",
        "svg, canvas, img, picture, video { max-width: 40px !important; height: auto !important; filter: invert(1) !important; display: block !important } table, thead, tbody, tr, th, td { display: block !important; border: 4px solid red !important; border-collapse: separate !important } table { caption-side: bottom !important; border-spacing: 20px !important; empty-cells: hide !important }",
    ),
    (
        "the inherited properties of tables and lists",
        "* { border-collapse: collapse !important; border-spacing: 22px !important; empty-cells: hide !important; caption-side: bottom !important; list-style: square inside !important; image-rendering: pixelated !important; shape-rendering: crispEdges !important }",
    ),
    (
        "its private properties",
        "*, cast-map { --cm-surface: red !important; --cm-back: red !important; --cm-text: lime !important; --cm-muted: lime !important; --cm-line: blue !important; --cm-accent: red !important; --cm-face: 3px !important; --cm-name: 40px !important; --cm-radius: 0 !important; --surface: red !important; --text: red !important; --accent: red !important }",
    ),
    (
        "properties that are registered",
        "@property --surface { syntax: '<color>'; inherits: false; initial-value: red } @property --text { syntax: '<length>'; inherits: false; initial-value: 0px } @property --accent { syntax: '<color>'; inherits: true; initial-value: lime } @property --name { syntax: '<number>'; inherits: false; initial-value: 1 } @property --line { syntax: '*'; inherits: false } @property --radius { syntax: '<angle>'; inherits: true; initial-value: 3deg }",
    ),
    (
        "layers",
        "@layer reset, theme; @layer reset { * { letter-spacing: 5px !important; text-transform: uppercase !important } } @layer theme { cast-map { font-weight: 900 !important; text-shadow: 2px 2px red !important } }",
    ),
    (
        "selections, placeholders and bars",
        "::selection { background: red !important; color: lime !important } ::placeholder { color: red !important; font-size: 30px !important } ::-webkit-scrollbar { width: 40px; background: red } * { scrollbar-color: red lime !important; scrollbar-width: thin !important } ::backdrop { background: red !important } ::marker { content: '>>' } :focus-visible { outline: 9px solid red !important }",
    ),
    (
        "a container on everything",
        "* { container-type: normal !important; contain: none !important; content-visibility: visible !important; isolation: auto !important; will-change: auto !important } @container (min-width: 1px) { * { letter-spacing: 4px } }",
    ),
    (
        "fonts that nobody asks for",
        "@font-face { font-family: Frames; src: local('DejaVu Sans') } @font-face { font-family: Castmap; src: url(data:font/woff2;base64,AAAA) } @font-palette-values --castmap { font-family: Frames } * { font-palette: --castmap !important; font-optical-sizing: none !important; font-language-override: 'TRK' !important }",
    ),
    (
        "text for print in vertical books",
        "* { text-orientation: upright !important; text-combine-upright: all !important; ruby-position: under !important; line-height-step: 40px !important; text-underline-position: under !important; text-spacing-trim: space-all !important; initial-letter: 3 !important }",
    ),
    (
        "a grid of flexible rows",
        "* { align-items: center !important; justify-content: end !important; flex-wrap: wrap !important; gap: 33px !important; grid-template-columns: 1fr 1fr !important; place-items: end !important; order: 3; flex: none !important }",
    ),
];
