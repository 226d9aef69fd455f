import { createElement } from "react";
import { createRoot } from "react-dom/client";

import Tag from "../types/Tag.tsx";

createRoot(document.querySelector("#app")).render(createElement(Tag));
