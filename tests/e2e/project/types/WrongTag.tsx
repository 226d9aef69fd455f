// Mistakes in JSX, each of which TypeScript has to find.
import type {} from "castmap/react";

export const wrong = [
  // @ts-expect-error: no such view
  <cast-map view="table" />,
  // @ts-expect-error: it is a text
  <cast-map at={3} />,
  // @ts-expect-error: no such property
  <cast-map focus="mina" />,
  // @ts-expect-error: it can only be read
  <cast-map visible={["mina"]} />,
  // @ts-expect-error: what handles an event is a function
  <cast-map oncast-map-load="loaded" />,
  // @ts-expect-error: what was selected has no such field
  <cast-map oncast-map-select={({ detail }) => detail.name} />,
];
