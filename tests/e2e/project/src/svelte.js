import { mount } from "svelte";

import Cast from "./Cast.svelte";

mount(Cast, { target: document.querySelector("#app") });
