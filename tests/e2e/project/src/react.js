import { createElement } from "react";
import { createRoot } from "react-dom/client";

import Cast from "./Cast.jsx";

createRoot(document.querySelector("#app")).render(createElement(Cast));
