// The tag in JSX with a ref, attributes, properties and an event: checked by TypeScript, and run.
import type { CastMap } from "castmap";
import type {} from "castmap/react";
import { useRef } from "react";
import "castmap";

export default function Tag() {
  const element = useRef<CastMap>(null);
  return (
    <cast-map
      ref={element}
      className="cast"
      src="/my-show.json"
      view="cards"
      heading-level="3"
      messages={{ "view.cards": "Everybody" }}
      oncast-map-select={({ detail }) => console.log("selected", detail.id, "of", element.current?.visible.length)}
    >
      <p>Mina keeps the lighthouse.</p>
    </cast-map>
  );
}
