// A page in Vue 3; the component is Page.vue.

import { createApp } from "vue";
import type { GlobalComponents } from "vue";
import "policy-calculator/define";
import "policy-calculator/vue";
import Page from "./Page.vue";

createApp(Page).mount("#app");

// That the types reach templates, where vue-tsc looks them up.
type Taken = InstanceType<GlobalComponents["policy-calculator"]>["$props"];
export const taken: Taken = { src: "packs/talent.json", theme: "dark", onPolicyStep: (event) => event.detail.screen };
// @ts-expect-error no such theme
export const wrong: Taken = { theme: "neon" };
