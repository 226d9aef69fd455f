// Mistakes, each of which TypeScript has to find.
import type { CastMap } from "castmap";

declare const cast: CastMap;

// @ts-expect-error: no such view
cast.view = "table";
// @ts-expect-error: it is a text
cast.at = 3;
// @ts-expect-error: it can only be read
cast.visible = ["mina"];
// @ts-expect-error: it can only be read
cast.ready = Promise.resolve();
// @ts-expect-error: no such property
cast.focus = "mina";
// @ts-expect-error: it is a list
cast.problems.message;
// @ts-expect-error: a list is no text
cast.roles = ["main"];
// @ts-expect-error: a word is a text
cast.messages = { close: 3 };
// @ts-expect-error: between whom?
cast.paths("mina");
// @ts-expect-error: what is sought is a text
cast.find(3);
// @ts-expect-error: no such part
cast.toSVG({ scope: "half" });
// @ts-expect-error: it is a promise
cast.toBlob().size;
// @ts-expect-error: there is no such reason
cast.addEventListener("cast-map-error", ({ detail }) => detail.reason === "tired");
// @ts-expect-error: what was selected has no such field
cast.addEventListener("cast-map-select", ({ detail }) => detail.name);
// @ts-expect-error: nothing but types is exported
new (await import("castmap")).CastMap();
