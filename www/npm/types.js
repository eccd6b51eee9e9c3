// There is nothing here at run time: `policy-calculator/react` and `policy-calculator/vue` are types.
export {};
