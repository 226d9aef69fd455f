/** Why something cannot be shown. */
export type CastMapReason =
  | "network"
  | "http"
  | "timeout"
  | "too-large"
  | "not-json"
  | "not-castmap"
  | "wasm-missing"
  | "wasm-blocked"
  | "wasm-type"
  | "crashed";

/** What was mended in a document, and where it stands there. */
export interface CastMapProblem {
  path: string;
  line: number;
  column: number;
  message: string;
  severity: "mended" | "refused";
}

/** What fits a text. */
export interface CastMapHit {
  type: "character" | "actor" | "group" | "work" | "relation";
  id: string;
  name: string;
  matched: string;
  score: number;
}

/** A chain of relations between two characters: who stands in it, which relations lead on, and what each says. */
export interface CastMapPath {
  ids: string[];
  relations: string[];
  sentences: string[];
}

/** The chart in chart units; a path is as it is drawn, flattened. */
export interface CastMapGeometry {
  cards: { id: string; x: number; y: number; w: number; h: number }[];
  ties: {
    id: string;
    from: string;
    to: string;
    path: [number, number][];
    label: { x: number; y: number; w: number; h: number; text: string } | null;
  }[];
  groups: { id: string; outline: [number, number][] }[];
}
