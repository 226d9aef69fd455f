// Every property, method and event as a page uses it, with the type that it is to have.
import type {
  CastMap,
  CastMapEvents,
  CastMapGeometry,
  CastMapHit,
  CastMapPath,
  CastMapProblem,
  CastMapReason,
} from "castmap";
import "castmap";
import "castmap/module";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** An error where the two are not the same type. */
const same = <A, B>(_: Same<A, B>) => {};

const found = document.querySelector("cast-map");
same<typeof found, CastMap | null>(true);
const cast: CastMap = document.createElement("cast-map");
const element: HTMLElement = cast;
element.append("Mina keeps the lighthouse.");

const texts: string[] = [
  cast.src,
  cast.at,
  cast.q,
  cast.roles,
  cast.actors,
  cast.groups,
  cast.kinds,
  cast.focusOn,
  cast.lang,
  cast.headingLevel,
];
cast.src = cast.at = cast.q = cast.roles = cast.actors = cast.groups = cast.kinds = "text";
cast.focusOn = cast.lang = cast.headingLevel = texts.join();
cast.at = null;
cast.headingLevel = undefined;
same<typeof cast.view, "chart" | "cards" | "list">(true);
cast.view = "list";
cast.view = null;
same<typeof cast.theme, "auto" | "light" | "dark">(true);
cast.theme = "dark";
same<typeof cast.controls, "full" | "minimal" | "none">(true);
cast.controls = "minimal";
same<typeof cast.loading, "lazy" | "eager">(true);
cast.loading = "eager";
same<typeof cast.gestures, "cooperative" | "greedy">(true);
cast.gestures = "greedy";
same<typeof cast.link, boolean>(true);
cast.link = true;
same<typeof cast.show, object | string | undefined>(true);
cast.show = { castmap: 1, title: "The Lighthouse" };
cast.show = "{}";
same<typeof cast.messages, Record<string, string> | undefined>(true);
cast.messages = { "view.cards": "Fiches" };
cast.messages = undefined;

same<typeof cast.ready, Promise<void>>(true);
same<typeof cast.problems, CastMapProblem[]>(true);
same<typeof cast.visible, string[]>(true);
for (const { path, line, column, message, severity } of cast.problems) {
  same<typeof severity, "mended" | "refused">(true);
  texts.push(path, `${line + column}`, message);
}

const hits = cast.find("mina");
same<typeof hits, CastMapHit[]>(true);
same<CastMapHit["type"], "character" | "actor" | "group" | "work" | "relation">(true);
texts.push(...hits.map(({ id, name, matched, score }) => id + name + matched + score.toFixed()));
const paths = [...cast.paths("mina", "jun"), ...cast.paths("mina", "jun", 5)];
same<typeof paths, CastMapPath[]>(true);
texts.push(...paths.flatMap(({ ids, relations, sentences }) => [...ids, ...relations, ...sentences]));
const drawn = cast.geometry();
same<typeof drawn, CastMapGeometry>(true);
const numbers: number[] = drawn.cards.flatMap(({ x, y, w, h }) => [x, y, w, h]);
numbers.push(...drawn.ties.flatMap(({ path, label }) => [...path.flat(), label?.w ?? 0]));
numbers.push(...drawn.groups.flatMap(({ outline }) => outline.flat()));
const svg = [cast.toSVG(), cast.toSVG({ scope: "view" })];
same<typeof svg, string[]>(true);
const blobs = [cast.toBlob(), cast.toBlob("image/png", { scope: "all", scale: 2 })];
same<typeof blobs, Promise<Blob>[]>(true);
const again = cast.reload();
same<typeof again, Promise<void>>(true);

cast.addEventListener("cast-map-load", ({ detail }) => {
  same<typeof detail, { title: string; characters: number; relations: number; problems: number }>(true);
});
cast.addEventListener("cast-map-error", ({ detail }) => {
  same<typeof detail, { reason: CastMapReason; message: string }>(true);
  if (detail.reason === "wasm-missing") texts.push(detail.message);
});
cast.addEventListener("cast-map-layout", ({ detail }) => {
  same<typeof detail, { characters: number; relations: number; ms: number }>(true);
});
const told = ({ detail }: CastMapEvents["cast-map-select"]) => {
  same<typeof detail.id, string>(true);
  if (detail.type === "character") cast.focusOn = detail.id;
};
cast.addEventListener("cast-map-select", told, { once: true });
cast.removeEventListener("cast-map-select", told);
cast.addEventListener("cast-map-filter", ({ detail }) => {
  same<typeof detail.roles, string[]>(true);
  numbers.push(detail.count, detail.q.length, detail.actors.length + detail.groups.length + detail.kinds.length);
});
cast.addEventListener("cast-map-at", ({ detail }) => {
  same<typeof detail, { at: number }>(true);
});
cast.addEventListener("cast-map-view", ({ detail }) => {
  same<typeof detail.view, "chart" | "cards" | "list">(true);
});
same<
  keyof CastMapEvents,
  `cast-map-${"load" | "error" | "layout" | "select" | "filter" | "at" | "view"}`
>(true);

// They bubble, and the element has all other events, too.
document.addEventListener("cast-map-at", ({ detail }) => numbers.push(detail.at));
window.addEventListener("cast-map-view", ({ detail }) => texts.push(detail.view));
document.body.addEventListener("cast-map-select", ({ detail }) => texts.push(detail.id));
cast.addEventListener("click", ({ clientX }) => numbers.push(clientX));
