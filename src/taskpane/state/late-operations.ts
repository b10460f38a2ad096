/** What is done to tasks, loaded with the first of it. */
export const operations = () => import(/* webpackChunkName: "operations" */ "./operations");
