import { createApp } from "vue";

import Cast from "./Cast.vue";

createApp(Cast).mount("#app");
